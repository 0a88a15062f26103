import { build } from './built.mjs';
import { ensureInstalled } from './installed.mjs';

await ensureInstalled();
const { code } = await build({ shown: true });
process.exit(code);
