import { createHmac } from 'node:crypto';
import { keysOf } from '../columns/normalise.ts';
import type { PatronPrivacy } from '../request.ts';
import { readText } from '../values/words.ts';
import { idReader } from './ids.ts';
import type { Refusal } from './refusal.ts';

/** What systems write in place of a patron they have forgotten. */
const nobody = new Set([
  '-1', 'null', '\\n', 'none', 'n/a', 'na', 'nan', 'unknown', 'anonymous', 'anonymous patron', 'anonymous user', 'anonymised', 'anonymized', 'anonymous borrower', '<aged circulation>', 'deleted', 'deleted user', '-', '--',
  '00000000-0000-0000-0000-000000000000', '匿名', '匿名读者', '无', '未知', '已删除', '已注销',
]);
const words = 'lost|missing|repairs?|mending|bindery|ill|inter-?library ?loan|display|exhibition|weed(?:ed|ing)?|discard(?:ed)?|withdrawn|damaged|in-?house|in-?library|stats?|statistic(?:s|al)?(?: patron)?|tech(?:nical)? services|on order|shelving|discharge|dummy|test patron';
const notReader = new RegExp(`^(?:${words})(?:[-_ ]?\\d{0,4}|[-_ ][a-z]{1,8}\\d{0,3})$`, 'i');
const notReaderChinese = /^(?:剔旧|剔除|丢失|遗失|污损|破损|修补|装订|馆际互借|展览|展示|盘点|统计|注销|测试|虚拟读者)/;

/** Whether a card number or a group of patrons is a place where copies are put (lost, in repair, on display), not a reader. */
export const isNoReader = (text: string): boolean => notReader.test(text) || notReaderChinese.test(text);

/** Whether a text stands where a system has forgotten the patron. */
export const isNobody = (text: string): boolean => nobody.has(text.toLowerCase());

export interface PatronReader {
  /** The patron's number, or its pseudonym; undefined: nobody's. */
  id(cell: string | undefined): string | Refusal | undefined;
  /** The group; null: cards of this group are no readers. */
  group(cell: string | undefined): string | null | undefined;
  /** Whether a number that is there is no reader's. */
  isNoReader(cell: string | undefined): boolean;
}

const tilde = 126;
const isPseudonym = /^~[\w-]{22}$/;
const mostRemembered = 200_000;

/**
 * Reads who has borrowed.
 * @param own numbers and groups that mean nobody in this system, as a list
 * @param tidy takes off what this system adds to its numbers
 */
export function patronReader(privacy: PatronPrivacy | undefined, own: string | undefined, tidy?: (id: string) => string): PatronReader {
  const read = idReader('patron_id', tidy);
  const others = new Set(keysOf(own));
  const refused = new Set(privacy?.notReaders ?? []);
  const pseudonym = privacy?.pseudonymKey === undefined ? undefined : pseudonymiser(privacy.pseudonymKey);
  const isLetter = (code: number): boolean => code > 57;
  return {
    id(cell) {
      const id = read(cell);
      if (typeof id !== 'string') return id;
      const first = id.charCodeAt(0);
      // a number that begins with a digit other than 0 is a number
      if ((first < 49 || first > 57) && (isNobody(id) || (isLetter(first) && isNoReader(id)) || others.has(id.toLowerCase()))) return undefined;
      if (refused.size > 0 && refused.has(id)) return undefined;
      if (pseudonym === undefined) return id;
      const name = first === tilde && isPseudonym.test(id) ? id : pseudonym(id); // a rejected row that comes back
      return refused.has(name) ? undefined : name;
    },
    group(cell) {
      const group = readText(cell);
      return group !== undefined && (isNoReader(group) || others.has(group.toLowerCase())) ? null : group;
    },
    isNoReader(cell) {
      const id = read(cell);
      return typeof id === 'string' && (isNobody(id) || isNoReader(id) || refused.has(id));
    },
  };
}

/**
 * Turns card numbers into names that tell nothing and are the same for the same card in every file: HMAC-SHA-256 with the library's key,
 * 128 bits of it, written in 22 letters after `~`.
 */
export function pseudonymiser(key: Uint8Array): (id: string) => string {
  let known = new Map<string, string>();
  return (id) => {
    let name = known.get(id);
    if (name === undefined) {
      name = `~${createHmac('sha256', key).update(id).digest().subarray(0, 16).toString('base64url')}`;
      if (known.size >= mostRemembered) known = new Map();
      known.set(id, name);
    }
    return name;
  };
}
