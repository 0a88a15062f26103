/** npm run generate: writes the files of a fictional library. */
import { generateLibrary } from './generate.ts';
import { readOptions, usage, type GenerateOptions } from './options.ts';

async function main(): Promise<number> {
  const started = performance.now();
  let options: GenerateOptions | null;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 1;
  }
  if (options === null) {
    console.log(usage);
    return 0;
  }
  try {
    const summary = await generateLibrary(options);
    for (const problem of summary.problems) console.error(`warning: ${problem}`);
    console.log(`${String(summary.titles)} titles (${String(summary.listedTitles)} of them from the lists), ${String(summary.patrons)} patrons, ${String(summary.loans)} loans in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    console.log(summary.files.join('\n'));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

process.exitCode = await main();
