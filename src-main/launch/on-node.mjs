import { resolve, sep } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { ensureKernels } from './kernels.mjs';
import { nodeProgram } from './node-program.mjs';
import { callerFolder, inRoot, root } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { inWords } from './say.mjs';

// on-node.mjs SCRIPT ARGUMENTS…: runs a script of the project under the Node that it needs.
const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write(`${inWords('Usage', '用法')}: node src-main/launch/on-node.mjs SCRIPT [ARGUMENTS…]\n`);
  process.exit(1);
}
const path = resolve(root, script);
await ensureInstalled();
if (path.startsWith(inRoot('out') + sep)) await ensureBuilt();
else await ensureKernels();
const [node, ...options] = nodeProgram();
const { code } = await runProcess(node, [...options, path, ...args], { cwd: callerFolder() });
process.exit(code);
