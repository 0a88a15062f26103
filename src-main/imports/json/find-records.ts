/** Where the records of a JSON text stand. */
export interface JsonShape {
  /** Sign of the text at which they begin. */
  readonly start: number;
  /** They stand in an array. */
  readonly enclosed: boolean;
  /** One a line. */
  readonly lines: boolean;
}

const token = /"(?:[^"\\\n]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gy;
const space = /\s*/y;
const usualNames = /^(loans?|items?|records?|data|rows?|results?|entries|list|docs?|value|values|response|content|instances|holdings|users|patrons|readers|borrowers|titles|books|bibs|events|logRecords|checkouts|transactions|history)$/i;
/** An array further inside belongs to a record. */
const deepest = 3;

/** Whether a text begins like JSON. */
export const beginsLikeJson = (text: string): boolean => /^\s*(?:\[\s*(?:\{|\[|\]\s*$)|\{\s*(?:"[^"\n]*"\s*:|\}))/.test(text);

/** @param text the beginning of the file; @param whole it is all of it */
export function findRecords(text: string, whole: boolean): JsonShape {
  const start = text.search(/\S/);
  if (text[start] === '[') return { start: start + 1, enclosed: true, lines: false };
  const lines = text.split('\n', 4).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length > 1 && lines.slice(0, whole ? 3 : 2).every((line) => line.startsWith('{')) && lines[0]?.endsWith('}') === true) return { start, enclosed: false, lines: true };
  const { arrays, scalars, ends } = lookInside(text, start);
  const named = arrays.find(({ name }) => usualNames.test(name));
  const wrapped = named ?? (scalars <= 1 || !ends ? arrays[0] : undefined);
  if (wrapped !== undefined && (!ends || scalars <= 8)) return { start: wrapped.at + 1, enclosed: true, lines: false };
  return { start, enclosed: false, lines: false };
}

/** The arrays of objects near the surface of the first object, its own plain members, and whether it ends. */
function lookInside(text: string, start: number): { arrays: { at: number; name: string }[]; scalars: number; ends: boolean } {
  const arrays: { at: number; name: string }[] = [];
  const open: string[] = [];
  let [scalars, key, before, array] = [0, '', '', -1];
  for (let at = start; at < text.length;) {
    space.lastIndex = at;
    space.exec(text);
    token.lastIndex = space.lastIndex;
    const sign = token.exec(text)?.[0];
    if (sign === undefined) break;
    at = token.lastIndex;
    if (sign === '{' || sign === '[') {
      if (sign === '{' && before === '[' && open.length <= deepest && !open.slice(0, -1).includes('[')) arrays.push({ at: array, name: key });
      if (sign === '[') array = at - 1;
      open.push(sign);
    } else if (sign === '}' || sign === ']') {
      open.pop();
      if (open.length === 0) return { arrays, scalars, ends: true };
    } else if (sign === ':' && before.startsWith('"')) {
      key = before.slice(1, -1);
    } else if (before === ':' && open.length === 1) {
      scalars += 1;
    }
    before = sign;
  }
  return { arrays, scalars, ends: false };
}
