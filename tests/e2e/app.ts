import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CallInput, CallName, CallResult } from '#contract/calls.ts';
import type { Language } from '#contract/settings.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { ensureBuilt, startHost, type HostProcess } from './host-process.ts';
import { inPage } from './in-page.ts';
import { wordsOf, type Words } from './words.ts';

/** The running program as a user sees it: what page models and specs need. The desktop window can be one too. */
export interface App {
  readonly page: Page;
  readonly words: Words;
  /** Does something that writes a file for the user, and answers where that file lies. */
  saved(action: () => Promise<void>): Promise<SavedFile>;
}

export interface SavedFile {
  readonly name: string;
  readonly path: string;
}

/** The program in a browser, on folders of its own. */
export interface BrowserApp extends App {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly host: HostProcess;
  readonly home: string;
  readonly origin: string;
  /** Every address that was asked for. */
  readonly requests: readonly string[];
  /** Console errors, failed requests and requests that left this PC, so far. */
  readonly problems: readonly string[];
  /** A call of the page, to bring about a state that another spec checks. */
  call<Name extends CallName>(name: Name, argument: CallInput<Name>): Promise<CallResult<Name>>;
  /** Waits until a job has ended, and answers its state. */
  ended(jobId: number): Promise<CallResult<'jobs:list'>[number]>;
  /** Words of another language, after the page was switched to it. */
  speak(language: Language): void;
  /** @throws Error with the problems, if there were any */
  close(): Promise<void>;
}

export interface AppOptions {
  /** A folder of the program that is there already, and stays; otherwise an empty one that goes. */
  readonly home?: string;
  readonly language?: Language;
  readonly dark?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
  /** Where the clocks of the program and the page are. */
  readonly zone?: string;
  /** Words of console errors that the spec brings about itself. */
  readonly expected?: readonly RegExp[];
}

const waitMs = 15_000;
/** Pictures of the design look. */
export const usualSize = { width: 1280, height: 800 } as const;

/** Starts the program on an empty folder unless one is given: the browser host and its page, or the desktop window where `SHELFBRIDGE_E2E=desktop` says so. */
export async function startApp(options: AppOptions = {}): Promise<BrowserApp> {
  return process.env['SHELFBRIDGE_E2E'] === 'desktop' ? (await import('./desktop-app.ts')).startDesktop(options) : startInBrowser(options);
}

async function startInBrowser({ home: given, language = 'en', dark = false, size = usualSize, zone = 'UTC', expected = [] }: AppOptions): Promise<BrowserApp> {
  await ensureBuilt();
  const home = given ?? mkdtempSync(join(tmpdir(), 'shelfbridge-e2e-'));
  const problems: string[] = [];
  const requests: string[] = [];
  let browser: Browser | undefined;
  let host: HostProcess | undefined;
  const note = (problem: string): void => { if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem); };
  const end = async (): Promise<void> => {
    await browser?.close();
    await host?.stop();
    if (given === undefined) rmSync(home, { recursive: true, force: true });
  };
  try {
    host = await startHost(home, [], zone);
    const origin = new URL(host.url).origin;
    browser = await launchChromium();
    const context = await browser.newContext({ locale: language === 'en' ? 'en-GB' : language, colorScheme: dark ? 'dark' : 'light', viewport: size, acceptDownloads: true, timezoneId: zone });
    context.setDefaultTimeout(waitMs);
    watch(context, origin, requests, note);
    const page = await context.newPage();
    await page.goto(host.url);
    await page.getByRole('main').waitFor();
    const running = host;
    const app: BrowserApp = {
      page, browser, context, home, origin, requests, problems, host: running, words: wordsOf(language),
      saved: (action) => savedBy(page, home, action),
      call: (name, argument) => callOf(page, name, argument),
      ended: (jobId) => endOf(page, jobId),
      speak(next) { (app as { words: Words }).words = wordsOf(next); },
      async close() {
        const said = running.output();
        await end();
        if (/\bError\b/.test(said)) note(`the program wrote: ${said}`);
        if (problems.length > 0) throw new Error(`What should not happen in a page happened:\n${[...new Set(problems)].join('\n')}`);
      },
    };
    return app;
  } catch (error) {
    await end();
    throw error;
  }
}

/** Notes what a page asks for, and whatever goes wrong in it. */
export function watch(context: BrowserContext, origin: string, requests: string[], note: (problem: string) => void): void {
  const socketOrigin = origin.replace(/^http/, 'ws');
  const isOurs = (url: string): boolean => url.startsWith(`${origin}/`) || url.startsWith(`${socketOrigin}/`) || /^(data|blob|about):/.test(url);
  const asked = (url: string): void => {
    requests.push(url);
    if (!isOurs(url)) note(`a request left the program: ${url}`);
  };
  context.on('request', (request) => asked(request.url()));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // a download ends its own request, leaving a page ends those that it waits for
    if (reason !== 'net::ERR_ABORTED') note(`a request failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => { if (response.status() >= 400) note(`the answer to ${response.url()} was ${response.status()}: ${response.request().postData() ?? ''}`); });
  context.on('console', (message) => { if (message.type() === 'error') note(`console: ${message.text()}`); });
  context.on('page', (page) => {
    page.on('pageerror', (error) => note(`the page threw: ${error.message}`));
    page.on('websocket', (socket) => asked(socket.url()));
  });
}

async function savedBy(page: Page, home: string, action: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  const name = download.suggestedFilename();
  const path = join(mkdtempSync(join(home, 'saved-')), name);
  await download.saveAs(path);
  return { name, path };
}

/** A call as the page makes it. */
export async function callOf<Name extends CallName>(page: Page, name: Name, argument: CallInput<Name>): Promise<CallResult<Name>> {
  const script = `async (name, argument) => {
    if (window.shelfbridge) return window.shelfbridge.call(name, argument); // the desktop window
    const response = await fetch('/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, argument }) });
    return response.json();
  }`;
  const reply = await inPage<{ ok: boolean; data: CallResult<Name>; error?: unknown }>(page, script, name, argument);
  if (!reply.ok) throw new Error(`${name} answered ${JSON.stringify(reply.error)}`);
  return reply.data;
}

const pauseMs = 100;

export async function endOf(page: Page, jobId: number): Promise<CallResult<'jobs:list'>[number]> {
  for (;;) {
    const job = (await callOf(page, 'jobs:list', {})).find(({ id }) => id === jobId);
    if (job === undefined) throw new Error(`There is no job ${jobId}.`);
    if (job.endedAt !== null) return job;
    await page.waitForTimeout(pauseMs);
  }
}
