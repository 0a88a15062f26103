import { join } from 'node:path';

/** Where the parts of a catalogue lie in its folder. */
export const catalogFile = (folder: string): string => join(folder, 'catalog.sqlite');
export const lockFile = (folder: string): string => join(folder, 'catalog.lock');
/** Room put aside while an import runs; see reserve.ts. */
export const reserveFile = (folder: string): string => join(folder, 'catalog.reserve');
export const modelsFolder = (folder: string): string => join(folder, 'models');
export const modelFile = (folder: string, name: string): string => join(modelsFolder(folder), name);
