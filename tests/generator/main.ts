/** npm run generate: writes the files of a fictional library. */
import { generateLibrary } from './generate.ts';
import { readOptions, usage } from './options.ts';

async function main(): Promise<number> {
  const started = performance.now();
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === null) {
      console.log(usage);
      return 0;
    }
    const summary = await generateLibrary(options);
    for (const problem of summary.problems) console.error(`warning: ${problem}`);
    console.log(`${String(summary.titles)} titles (${String(summary.listedTitles)} of them from the lists), ${String(summary.patrons)} patrons, ${String(summary.loans)} loans in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    console.log(summary.files.join('\n'));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(usage);
    return 1;
  }
}

process.exitCode = await main();
