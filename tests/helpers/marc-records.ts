/** A field of a record to be written: a control field has its value, any other its indicators and subfields (`00$aTitle$cAuthor`). */
export type FieldText = readonly [tag: string, text: string];

/** What comes between a record's fields in ISO 2709. */
const subfieldSign = '\x1f';
const fieldEnd = '\x1e';
const recordEnd = '\x1d';

/**
 * A record in ISO 2709, lengths in bytes, as far as there is room for them.
 * @param encode how text becomes bytes; UTF-8 where nothing is said
 * @param leader positions 5 to 9 of the leader
 */
export function iso2709(fields: readonly FieldText[], { encode = (text) => Buffer.from(text), leader = 'nam a' }: { encode?: (text: string) => Buffer; leader?: string } = {}): Buffer {
  const texts = fields.map(([, text]) => encode(text.replaceAll('$', subfieldSign) + fieldEnd));
  let start = 0;
  const directory = fields.map(([tag], at) => {
    const length = texts[at]?.length ?? 0;
    const entry = `${tag}${digits(length, 4)}${digits(start, 5)}`;
    start += length;
    return entry;
  });
  const base = 24 + directory.length * 12 + 1;
  const head = `${digits(base + start + 1, 5)}${leader}22${digits(base, 5)} a 4500`;
  return Buffer.concat([Buffer.from(head + directory.join('') + fieldEnd, 'latin1'), ...texts, Buffer.from(recordEnd)]);
}

/** A number in as many digits as there is room for: what is too large is written as nines. */
const digits = (value: number, room: number): string => String(Math.min(value, 10 ** room - 1)).padStart(room, '0');
