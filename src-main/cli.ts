#!/usr/bin/env node
import './launch/require-node.ts';
import type { Command } from '#commands/command.ts';
import { AppError, errorReply } from '#contract/errors.ts';
import { languages } from '#contract/settings.ts';

/** Composition root of the command line: a verb, an open library, an answer. */
const [verb = '', ...words] = process.argv.slice(2);

const { readArguments, usageError, oneOf, globalOptions } = await import('#commands/usage.ts');
const { usageText } = await import('#commands/usage-text.ts');
const { Terminal } = await import('#commands/terminal.ts');
const { languageOf, noteBug, openProgram, openSettings } = await import('./open-program.ts');

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('#commands/import.ts')).importCommand,
  imports: async () => (await import('#commands/import.ts')).importsCommand,
  domains: async () => (await import('#commands/domains.ts')).domainsCommand,
  train: async () => (await import('#commands/train.ts')).trainCommand,
  advise: async () => (await import('#commands/advise.ts')).adviseCommand,
  evaluate: async () => (await import('#commands/evaluate.ts')).evaluateCommand,
  lists: async () => (await import('#commands/lists.ts')).listsCommand,
};

process.exitCode = await main();

async function main(): Promise<number> {
  const settings = openSettings();
  let terminal = new Terminal(languageOf(settings), words.includes('--json'));
  try {
    if (verb === '' || verb === 'help' || verb === '--help' || verb === '-h' || words.includes('--help')) {
      process.stdout.write(usageText[oneOf(globals([verb, ...words]).language, 'language', languages) ?? languageOf(settings)]);
      return verb === '' ? 2 : 0;
    }
    if (verb === '--version') {
      const { programFiles } = await import('#hosts/folders.ts');
      process.stdout.write(`${programFiles().version}\n`);
      return 0;
    }
    if (verb === 'serve') {
      const { serve, serveOptions } = await import('./serve.ts');
      await serve(settings, serveOptions(words));
      return 0;
    }
    const command = Object.hasOwn(commands, verb) ? await commands[verb]!() : undefined;
    if (command === undefined) throw usageError(`There is no verb "${verb}".`);
    const { catalog, json, language } = globals(words);
    terminal = new Terminal(oneOf(language, 'language', languages) ?? languageOf(settings), json);
    return await run(command, catalog);
  } catch (error) {
    const reply = errorReply(error);
    if (reply.code === 'internal') noteBug(verb, error);
    await terminal.fail(reply);
    return reply.code === 'usage' ? 2 : 1;
  }
  async function run(command: Command, catalog: string | undefined): Promise<number> {
    const { library } = await openProgram({
      host: 'browser', dialogs: null, deliver: () => Promise.reject(new AppError('not-allowed')),
      emit: (event) => { if (event.name === 'job:changed') terminal.progress(event.data); },
      updating: () => terminal.updating(),
    }, settings, { catalog });
    const stop = (): void => { for (const job of library.jobs.list()) if (job.endedAt === null) library.jobs.cancel(job.id); };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    try {
      await terminal.answer(await command(library, words, terminal));
      return 0;
    } catch (error) {
      throw library.explained(error);
    } finally {
      await library.close();
    }
  }
}

/** The options that every verb has; what a verb adds is read by the verb. */
function globals(given: readonly string[]): { catalog: string | undefined; json: boolean; language: string | undefined } {
  const known = Object.keys(globalOptions);
  const own = given.flatMap((word, index) => {
    const name = word.startsWith('--') ? word.slice(2).split('=')[0]! : '';
    if (!known.includes(name)) return [];
    const takesNext = globalOptions[name as keyof typeof globalOptions].type === 'string' && !word.includes('=') && given[index + 1] !== undefined;
    return takesNext ? [word, given[index + 1]!] : [word];
  });
  const { values } = readArguments(own, {});
  return { catalog: values.catalog, json: values.json ?? false, language: values.language };
}
