import { runNode } from './tools/run-node.ts';
import { writeKohaFile } from './koha-file.ts';
import { writeMarcFile } from './marc-file.ts';

const writers = { koha: writeKohaFile, marc: writeMarcFile } as const;

/** Writes a made-up file of so many rows in a process of its own, whose memory is not the program's. */
export async function makeFile(kind: keyof typeof writers, path: string, rows: number): Promise<void> {
  const { code, stderr } = await runNode('tests/bench/made-file.ts', [kind, path, String(rows)]);
  if (code !== 0) throw new Error(`the file of ${kind}: ${stderr.trim()}`);
}

if (process.argv[1] === import.meta.filename) {
  const [kind = '', path = '', rows = ''] = process.argv.slice(2);
  await writers[kind as keyof typeof writers](path, Number(rows));
}
