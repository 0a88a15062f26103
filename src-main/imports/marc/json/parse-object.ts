import { z } from 'zod';
import { subfieldSign, type MarcField, type MarcRecord } from '../marc-record.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const subfield = z.record(z.string(), z.union([text, z.array(text)]));
const dataField = z.object({ ind1: text.nullish(), ind2: text.nullish(), ind: z.string().optional(), subfields: z.union([z.array(subfield), subfield]) });
/** MARC-in-JSON: `{"245": {"ind1": "1", "ind2": "0", "subfields": [{"a": "…"}]}}`. */
const namedField = z.record(z.string(), z.union([text, dataField]));
/** MARC-HASH: `["245", "1", "0", [["a", "…"]]]`. */
const listedField = z.array(z.unknown());
const tagged = z.object({ tag: text, data: text.optional(), value: text.optional(), ind1: text.nullish(), ind2: text.nullish(), ind: z.string().optional(), subfield: z.array(z.object({ code: text, data: text.optional(), value: text.optional() })).optional() });
/** Fields that say their tags themselves: `{"tag": "245", "inds": "10", "subfields": [{"code": "a", "data": "…"}]}`. */
const tellingField = z.object({ tag: text, data: text.optional(), inds: z.string().optional(), subfields: z.array(z.object({ code: text, data: text.optional() })).optional() });
const recordObject = z.object({
  leader: text.optional(), fields: z.array(z.union([tellingField, namedField, listedField])).optional(), record: z.array(listedField).optional(),
  controlfield: z.array(tagged).optional(), datafield: z.array(tagged).optional(),
});

/** A record from an object of JSON in one of the forms that programs write; null where it is none of them. */
export function parseObject(json: string): MarcRecord | null {
  const found = recordObject.safeParse(parsed(json));
  if (!found.success) return null;
  const { leader = '', fields = [], record = [], controlfield = [], datafield = [] } = found.data;
  const all: MarcField[] = [];
  for (const field of [...fields, ...record]) all.push(...(Array.isArray(field) ? listed(field) : isTelling(field) ? [telling(field)] : Object.entries(field).map(([tag, value]) => named(tag, value))));
  for (const { tag, data, value, ind1, ind2, ind, subfield: parts } of [...controlfield, ...datafield]) {
    const isControl = parts === undefined;
    all.push({ tag, text: isControl ? data ?? value ?? '' : indicators(ind1, ind2, ind) + parts.map((part) => subfieldSign + part.code + (part.data ?? part.value ?? '')).join('') });
  }
  const first = all[0]?.tag === 'LDR' ? all.shift() : undefined;
  return { leader: leader || (first?.text ?? ''), fields: all };
}

const indicators = (one: string | null | undefined, two: string | null | undefined, both: string | undefined): string => both?.padEnd(2).slice(0, 2) ?? `${one?.charAt(0) || ' '}${two?.charAt(0) || ' '}`;

type Telling = z.infer<typeof tellingField>;
const isTelling = (field: Telling | z.infer<typeof namedField>): field is Telling => 'tag' in field && typeof field.tag === 'string';

/** A control field has its words right there, or in a subfield called `_`. */
function telling({ tag, data, inds, subfields = [] }: Telling): MarcField {
  const isControl = tag.startsWith('00');
  return { tag, text: isControl ? data ?? subfields[0]?.data ?? '' : indicators(null, null, inds) + subfields.map((part) => subfieldSign + part.code.charAt(0) + (part.data ?? '')).join('') };
}

function named(tag: string, value: z.infer<typeof namedField>[string]): MarcField {
  if (typeof value === 'string') return { tag, text: value };
  const parts = (Array.isArray(value.subfields) ? value.subfields : [value.subfields]).flatMap((each) => Object.entries(each));
  return { tag, text: indicators(value.ind1, value.ind2, value.ind) + parts.flatMap(([code, words]) => [words].flat().map((word) => subfieldSign + code.charAt(0) + word)).join('') };
}

/** `["001", "…"]`, `["245", "1", "0", [["a", "…"]]]`, and with the subfields one after the other: `["245", "1", "0", "a", "…", "c", "…"]`. */
function listed(field: readonly unknown[]): MarcField[] {
  const [tag, one, two, ...rest] = field;
  if (typeof tag !== 'string') return [];
  if (two === undefined) return [{ tag, text: String(one ?? '') }];
  const flat = rest.flat(2).map((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
  const head = `${String(one ?? ' ').charAt(0) || ' '}${String(two ?? ' ').charAt(0) || ' '}`;
  if (flat[0] === '_') return [{ tag, text: flat[1] ?? '' }];
  let words = head;
  for (let at = 0; at + 1 < flat.length; at += 2) words += subfieldSign + (flat[at]?.charAt(0) ?? 'a') + (flat[at + 1] ?? '');
  return [{ tag, text: words }];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    try {
      return JSON.parse(mended(json));
    } catch {
      return null;
    }
  }
}

/** What programs get wrong: line ends inside strings, commas before a bracket, none between objects, brackets that are missing at the end. */
function mended(json: string): string {
  let out = '';
  let isInString = false;
  const open: string[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charAt(at);
    if (isInString) {
      if (sign === '\\') { out += sign + json.charAt(at + 1); at += 1; continue; }
      if (sign === '"') isInString = false;
      out += sign < ' ' ? ' ' : sign;
      continue;
    }
    if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']');
    else if (sign === '}' || sign === ']') open.pop();
    out += sign;
  }
  if (isInString) out += '"';
  out += open.reverse().join('');
  return out.replace(/,(\s*[}\]])/g, '$1').replace(/([}\]])(\s*)([{[])/g, '$1,$2$3');
}
