import { ForgivingParser } from './forgiving-parser.ts';

const deepest = 20;

interface Seen {
  readonly name: string;
  readonly depth: number;
  count: number;
  /** Elements and attributes in it. */
  parts: number;
  /** It stands in one of its own name. */
  nested: boolean;
}

/**
 * The name of the element that is a record: of those with parts that are there again and again, the one nearest the root;
 * where none is, the one that holds the most parts. Null: no element has parts.
 */
export function findRecordElement(text: string): string | null {
  const seen = new Map<string, Seen>();
  const open: Seen[] = [];
  const unseen: Seen = { name: '', depth: 0, count: 0, parts: 0, nested: true };
  const parser = new ForgivingParser();
  parser.on('opentag', ({ name: full, attributes }) => {
    const name = full.slice(full.indexOf(':') + 1);
    if (open.length > deepest) {
      open.push(unseen);
      return;
    }
    const key = `${String(open.length)} ${name}`;
    const element = seen.get(key) ?? { name, depth: open.length, count: 0, parts: 0, nested: open.slice(0, deepest).some((outer) => outer.name === name) };
    seen.set(key, element);
    element.count += 1;
    element.parts += Object.keys(attributes).filter((attribute) => !attribute.startsWith('xmlns')).length;
    const parent = open.at(-1);
    if (parent !== undefined) parent.parts += 1;
    open.push(element);
  });
  parser.on('closetag', () => { open.pop(); });
  parser.write(text);
  const whole = [...seen.values()].filter(({ parts, count, nested }) => parts >= 2 * count && !nested);
  const repeated = whole.filter(({ count }) => count > 1).sort((a, b) => a.depth - b.depth || b.count - a.count);
  return (repeated[0] ?? whole.sort((a, b) => b.parts - a.parts)[0])?.name ?? null;
}
