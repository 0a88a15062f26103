import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './built.mjs';
import { electronBinary, fetchElectron, whyNoWindow } from './desktop.mjs';
import { ensureInstalled } from './installed.mjs';
import { nodeProgram } from './node-program.mjs';
import { callerFolder, inRoot, root } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { inWords, say } from './say.mjs';

// npm start [-- --browser --demo --no-open --catalog DIR --port N]: the desktop window where there can be one, else the user's browser.
const usage = 'npm start -- [--browser] [--demo] [--catalog DIR] [--port N] [--no-open]';

function options() {
  try {
    const boolean = { type: 'boolean' };
    return parseArgs({ options: { browser: boolean, demo: boolean, 'no-open': boolean, catalog: { type: 'string' }, port: { type: 'string' } } }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\n${inWords('Usage', '用法')}: ${usage}\n`);
    process.exit(1);
  }
}

const { browser, demo, catalog, port, 'no-open': noOpen } = options();
await ensureInstalled();
await ensureBuilt();

const shared = [...(demo ? ['--demo'] : []), ...(catalog === undefined ? [] : ['--catalog', resolve(callerFolder(), catalog)])];
// these two mean a browser
const asked = browser || noOpen || port !== undefined;
let reason = asked ? null : whyNoWindow() ?? await fetchElectron();
if (!asked && reason === null) {
  const startedAt = Date.now();
  const { code, signal } = await runProcess(electronBinary(), [root, ...shared]);
  // a crash at once, or a library of the system that is missing: not the program's own end
  if (!((signal !== null && !['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal)) || code === 127) || Date.now() - startedAt > 10_000) process.exit(code);
  reason = inWords('Electron does not start on this system', 'Electron 无法在此系统上启动');
}
if (reason !== null) say(`Shelfbridge opens in your browser instead of a window of its own: ${reason}.`, `Shelfbridge 将在浏览器中打开，而不是独立窗口：${reason}。`);

const [node, ...nodeOptions] = nodeProgram();
const { code } = await runProcess(node, [...nodeOptions, inRoot('out', 'main', 'serve.js'), ...shared, ...(port === undefined ? [] : ['--port', port]), ...(noOpen ? ['--no-open'] : [])]);
process.exit(code);
