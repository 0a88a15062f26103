import { openCatalog } from '../../src-main/catalog/open.ts';

/** A process that holds a catalogue open until it is killed. */
const catalog = openCatalog(process.argv[2]!);
process.send!('open');
setInterval(() => catalog.db.open, 1000); // a catalogue that nobody refers to any more is closed
