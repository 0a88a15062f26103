import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. These scripts run on the user's own Node, before anything is installed. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const inRoot = (...parts) => join(root, ...parts);

/** The folder the user typed the command in: npm changes into the project's folder and notes where it came from. */
export const callerFolder = () => (process.cwd() === root ? process.env.INIT_CWD ?? root : process.cwd());
