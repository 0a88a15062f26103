import { setImmediate as breathe } from 'node:timers/promises';

/** How long rows are worked on before the process may answer a call; well under the 50 ms that a page may notice. */
const atOnceMs = 10;

/** The rows, with a breath between them whenever they have taken a while. */
export async function* breathing<Row>(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row> {
  let since = performance.now();
  for await (const row of rows) {
    if (performance.now() - since > atOnceMs) {
      await breathe();
      since = performance.now();
    }
    yield row;
  }
}
