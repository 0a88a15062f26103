import { openCatalog } from '../../src-main/catalog/open.ts';

/** A process that holds a catalogue open until it is killed. */
openCatalog(process.argv[2]!);
process.send!('open');
setInterval(() => {}, 1000);
