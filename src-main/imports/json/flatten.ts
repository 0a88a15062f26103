/** A value of several parts: their texts one behind the other. */
const between = '; ';
/** What lies deeper belongs to no column. */
const deepest = 12;

/**
 * The members of an object as cells: those of an object inside it are named `status.name`; several values of one name are joined by `; `.
 * What is null or empty has no cell.
 */
export function flatten(value: object, into = new Map<string, string>(), path = '', depth = 0): Map<string, string> {
  if (depth > deepest) return into;
  for (const [key, member] of Object.entries(value) as [string, unknown][]) put(into, path === '' ? key : `${path}.${key}`, member, depth);
  return into;
}

function put(into: Map<string, string>, name: string, member: unknown, depth: number): void {
  if (Array.isArray(member)) {
    if (depth <= deepest) for (const each of member as unknown[]) put(into, name, each, depth + 1);
  } else if (typeof member === 'object' && member !== null) {
    flatten(member, into, name, depth + 1);
  } else if (member !== null && member !== '') {
    const before = into.get(name);
    into.set(name, before === undefined ? String(member as string | number | boolean) : before + between + String(member as string | number | boolean));
  }
}

const longNumber = /[:[,]\s*-?\d{16,}/;

/** A number of more digits than a computer's number holds keeps them all, as text. */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source) ? context.source : value;
}

/** The object that a text is; null where it is none, or not well formed. */
export function parseObject(text: string): object | null {
  try {
    const value: unknown = longNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
