import { chromium, type Browser } from 'playwright-core';

/** Starts the Chromium that `npm test` found or fetched; `CHROME_PATH` names it. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (process.platform === 'linux' ? '/usr/bin/chromium' : undefined);
  if (executablePath === undefined) throw new Error('There is no Chromium for this test: name one in CHROME_PATH.');
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []), // Chromium refuses to start for root with it
      '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}
