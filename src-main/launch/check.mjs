import { printChecks, runChecks } from './checks.mjs';
import { ensureInstalled } from './installed.mjs';

await ensureInstalled();
const results = await runChecks();
printChecks(results);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
