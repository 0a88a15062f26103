import { join } from 'node:path';

/** Where the parts of a catalogue lie in its folder. */
export const catalogFile = (folder: string): string => join(folder, 'catalog.sqlite');
export const lockFile = (folder: string): string => join(folder, 'catalog.lock');
export const modelsFolder = (folder: string): string => join(folder, 'models');
export const modelFile = (folder: string, name: string): string => join(modelsFolder(folder), name);
