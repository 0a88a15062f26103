import { isAscii, isUtf8 } from 'node:buffer';
import type { EncodingName } from '#contract/imports.ts';
import { eucKrPlausibility, shiftJisPlausibility } from '#imports/file/east-asian-plausibility.ts';
import { decoderOf } from '#imports/file/encoding.ts';
import { windows1255Plausibility } from '#imports/file/hebrew-plausibility.ts';
import { decodeMarc8 } from '../marc8/decode-marc8.ts';
import { withLostEscapes } from '../marc8/lost-escapes.ts';
import { hasEscapes, iso5426Plausibility, marc8Plausibility } from './marked-letters.ts';
import {
  big5Plausibility, gb18030Plausibility, ibm866Plausibility, utf8Plausibility, windows1251Plausibility, windows1252Plausibility, type Plausibility,
} from './plausibility.ts';

const candidates: readonly (readonly [EncodingName, Plausibility])[] = [
  ['UTF-8', utf8Plausibility], ['GB18030', gb18030Plausibility], ['MARC-8', marc8Plausibility], ['ISO-5426', iso5426Plausibility], ['Big5', big5Plausibility],
  ['EUC-KR', eucKrPlausibility], ['Shift_JIS', shiftJisPlausibility], ['windows-1255', windows1255Plausibility],
  ['windows-1251', windows1251Plausibility], ['IBM866', ibm866Plausibility], ['windows-1252', windows1252Plausibility],
];
/** What the leader says counts, since it is right more often than not; so does what the file's other records are. */
const forClaim = 0.15;
const forDeclaration = 0.5;
const forMajority = 0.3;
const judgedBytes = 4096;
const fieldEnd = 0x1e;

/** Finds each record's encoding, and decodes it. Strict UTF-8 comes first; then the one that the bytes read like. */
export class EncodingJudge {
  /** Records by the encoding they were read in; those of plain ASCII not counted. */
  readonly counts: Map<EncodingName, number>;
  readonly #given: EncodingName | undefined;
  #judged = 0;

  /**
   * @param given the encoding that the user has named: nothing is guessed
   * @param known records of the file's beginning by their encodings
   */
  constructor(given?: EncodingName, known: ReadonlyMap<EncodingName, number> = new Map()) {
    this.#given = given;
    this.counts = new Map(known);
    for (const count of known.values()) this.#judged += count;
  }

  /** Whether more than one record in a hundred is in another encoding than most. */
  get isMixed(): boolean {
    return this.#judged - (this.counts.get(this.majority) ?? 0) > this.#judged / 100;
  }

  /** The encoding of most records; UTF-8 of a file of plain ASCII. */
  get majority(): EncodingName {
    return [...this.counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'UTF-8';
  }

  /** The fields of a record as text in NFC. @param claim what the record says of its encoding */
  decode(data: Buffer, claim: () => EncodingName | null): string[] {
    const isPlain = isAscii(data);
    if (isPlain && !data.includes(0x1b)) return withoutEmptyEnd(withLostEscapes(data.toString('latin1')).split('\x1e'));
    if (this.#given !== undefined) return this.#decodeAll(data, this.#given);
    if (isPlain) return this.#decodeAll(data, 'MARC-8'); // escape sequences only
    if (isUtf8(data) && !this.#isChanceUtf8(data)) return this.#decodeAll(data, 'UTF-8');
    const doubtful = fieldsIn(data).filter((field) => !isUtf8(field));
    const encoding = this.#judge(Buffer.concat(doubtful).subarray(0, judgedBytes), claim());
    this.#count(encoding);
    return fieldsIn(data).map((field) => textOf(field, isUtf8(field) && !field.includes(0x1b) && !this.#isChanceUtf8(field) ? 'UTF-8' : encoding));
  }

  /** A record that is text already, as one piece in NFC. @param claim the encoding that the file declares */
  decodeText(bytes: Buffer, claim: EncodingName | null): string {
    if (isAscii(bytes)) return withLostEscapes(bytes.toString('latin1'));
    const encoding = this.#given ?? (isUtf8(bytes) && !this.#isChanceUtf8(bytes) ? 'UTF-8' : this.#judge(bytes.subarray(0, judgedBytes), claim, forDeclaration));
    this.#count(encoding);
    return textOf(bytes, encoding);
  }

  #decodeAll(data: Buffer, encoding: EncodingName): string[] {
    this.#count(encoding);
    if (encoding === 'MARC-8' || encoding === 'ISO-5426') return fieldsIn(data).map((field) => textOf(field, encoding));
    return withoutEmptyEnd(textOf(data, encoding).split('\x1e'));
  }

  #count(encoding: EncodingName): void {
    this.#judged += 1;
    this.counts.set(encoding, (this.counts.get(encoding) ?? 0) + 1);
  }

  #share(encoding: EncodingName): number {
    return this.#judged === 0 ? 0 : (this.counts.get(encoding) ?? 0) / this.#judged;
  }

  /** A few Chinese characters may happen to be right UTF-8 for others; a file full of GB18030 says which they are. */
  #isChanceUtf8(data: Buffer): boolean {
    const chinese = this.#share('GB18030') > 0.5 ? gb18030Plausibility : this.#share('Big5') > 0.5 ? big5Plausibility : null;
    return chinese !== null && !/[\u0800-\uffff]/.test(data.toString('utf8')) && chinese(data) > 0.5;
  }

  #judge(bytes: Buffer, claim: EncodingName | null, weight = forClaim): EncodingName {
    if (hasEscapes(bytes)) return 'MARC-8';
    let best: EncodingName = 'windows-1252';
    let most = Number.NEGATIVE_INFINITY;
    for (const [name, plausibility] of candidates) {
      const points = plausibility(bytes) - (name === 'ISO-5426' ? forClaim : 0) + (name === claim ? weight : 0) + forMajority * this.#share(name);
      if (points > most) [best, most] = [name, points];
    }
    return best;
  }
}

function fieldsIn(data: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let from = 0;
  for (let at = data.indexOf(fieldEnd); at >= 0; at = data.indexOf(fieldEnd, from)) {
    fields.push(data.subarray(from, at));
    from = at + 1;
  }
  if (from < data.length) fields.push(data.subarray(from));
  return fields;
}

/** Behind the last field's end there is no further field. */
function withoutEmptyEnd(fields: string[]): string[] {
  if (fields.at(-1) === '') fields.pop();
  return fields;
}

const decoders = new Map<EncodingName, ReturnType<typeof decoderOf>>();

const textOf = (bytes: Buffer, encoding: EncodingName): string => withLostEscapes(decodeAs(bytes, encoding).normalize('NFC'));

function decodeAs(bytes: Buffer, encoding: EncodingName): string {
  if (encoding === 'UTF-8') return bytes.toString('utf8');
  if (encoding === 'MARC-8') return decodeMarc8(bytes).text;
  if (encoding === 'ISO-5426') return decodeMarc8(bytes, 'iso5426').text;
  let decoder = decoders.get(encoding);
  if (decoder === undefined) decoders.set(encoding, (decoder = decoderOf(encoding)));
  return decoder.decode(bytes);
}
