import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benches } from './benches.ts';

// one.ts NAME FOLDER [--quick]: a single bench; its figures as JSON on the standard output.
const [name = '', shared = '', ...flags] = process.argv.slice(2);
const bench = benches.find((candidate) => candidate.name === name);
if (bench === undefined || shared === '') throw new Error('one.ts NAME FOLDER [--quick]');
const folder = join(shared, bench.name);
mkdirSync(folder, { recursive: true });
process.stdout.write(JSON.stringify(await bench.run({ quick: flags.includes('--quick'), shared, folder })));
