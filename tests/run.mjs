import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../src-main/launch/built.mjs';
import { printChecks, runChecks } from '../src-main/launch/checks.mjs';
import { ensureInstalled } from '../src-main/launch/installed.mjs';
import { nodeProgram } from '../src-main/launch/node-program.mjs';
import { inRoot } from '../src-main/launch/places.mjs';
import { runProcess } from '../src-main/launch/run-process.mjs';
import { countTests } from './helpers/count-tests.mjs';
import { provideBrowser } from './helpers/provide-browser.mjs';

// npm test: everything that must hold, from a fresh clone and without a question. The last line counts it all.
await ensureInstalled();
const counts = { passed: 0, failed: 0, skipped: 0 };
const count = (ok) => { counts[ok ? 'passed' : 'failed'] += 1; };

const built = await build({ shown: false });
printChecks([{ name: 'build', ok: built.code === 0, output: built.output }]);
count(built.code === 0);

const checks = await runChecks();
printChecks(checks);
count(checks.filter(({ name }) => name === 'lint').every(({ ok }) => ok));
count(checks.filter(({ name }) => name !== 'lint').every(({ ok }) => ok));

const browser = await provideBrowser();
const folder = mkdtempSync(join(tmpdir(), 'shelfbridge-tests-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const [node, ...options] = nodeProgram();
const report = join(folder, 'report.json');
const { code } = await runProcess(node, [
  ...options, inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`,
], { env: { ...process.env, ...(browser !== null && { CHROME_PATH: browser }) } });
const tests = countTests(readReport(report), code);
for (const kind of Object.keys(counts)) counts[kind] += tests[kind];

const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
