import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { childProcessLauncher } from '#jobs/worker-process.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';
import { projectRoot } from '../../../helpers/library-open.ts';

it('ends the process after a message that could not be sent', async () => {
  const entry = join(temporaryFolder(), 'entry.mjs');
  writeFileSync(entry, `
    import { mainPort } from ${JSON.stringify(pathToFileURL(join(projectRoot, 'src-main', 'worker', 'port.ts')).href)};
    const port = mainPort();
    port.onMessage(() => {
      try { port.send({ type: 'devices', found: () => undefined }); } catch { port.send({ type: 'failed', error: { code: 'internal' } }); }
      port.close();
    });`);
  const port = childProcessLauncher(entry)([]);
  const heard: unknown[] = [];
  port.onMessage((message) => heard.push(message));
  const ended = await new Promise((resolve) => {
    const patience = setTimeout(() => { port.kill(); resolve('not ended'); }, 5000);
    port.onExit((how) => { clearTimeout(patience); resolve(how); });
    port.post({ type: 'cancel', keep: false });
  });
  expect([heard, ended]).toEqual([[{ type: 'failed', error: { code: 'internal' } }], '0']);
});
