import { fold } from './fold.ts';
import { numberWords, numeralValue } from './numerals.ts';

/** A title without the words for its volume, and the volume; empty: none is named. */
export interface WithoutVolume { readonly text: string; readonly volume: string }

const NUMBER = `\\d{1,4}(?:\\s?[-–/]\\s?\\d{1,4})?|[ivxlc]{1,7}(?![\\p{L}\\p{N}])|(?:${numberWords.join('|')})(?![\\p{L}\\p{N}])`;
const END = '(?=\\s*(?:$|[.,:;)\\]/=\\-–(\\[]|of\\b))';
/** Words that say a volume whatever follows. */
const SURE = 'volumes?|vols?|vol|bande?|bd|tome?s?|tom|том|deel|kotet|season|staffel|saison|temporada|stagione|сезон';
/** Words that say a volume only where the title, or a part of it, ends behind the number ("No. 1 ladies' detective agency" is none). */
const DOUBTFUL = 'part|pt|teil|tl|partie|parte|book|bk|livre|buch|libro|heft|no|nr|n°|no\\.|num|numero|number|issue|cz|часть|ч|книга|кн|т|t|v|b|h|episode|folge|disc|disk|season';
const START = '(?:^|[\\s,.:;(\\[/\\-–—])';
const named = new RegExp(`${START}(?:(?:${SURE})(?:\\.\\s*|\\s+|(?=\\d))(${NUMBER})|(?:${DOUBTFUL})(?:\\.\\s*|\\s+|(?=\\d))(${NUMBER})${END})[)\\].]?`, 'u');
/** "Première partie", "Zweiter Band", "2nd part". */
const ordinal = new RegExp(`${START}(?:(${numberWords.join('|')})|(\\d{1,3})(?:st|nd|rd|th|e|eme|er|ere|\\.))\\s*(?:volume|band|bd|tome|part|teil|partie|parte|book|livre|buch|libro|season|staffel|saison)${END}[)\\].]?`, 'u');
/** A number between the marks of ISBD: "Asterix. 23, Obelix et compagnie", "One piece ; 12", "Naruto (3)". */
const bare = /(?:(?<!\d)[.,;:#]\s*#?|\s#|[([]\s*)(\d{1,3}(?:\s?[-–/]\s?\d{1,3})?)(?=\s*(?:$|[.,:;)\]/=]))[)\]]?/u;
const bareRoman = /(?:[.,;:]\s+|[([]\s*)([ivx]{1,6})(?=\s*(?:$|[.,:;)\]/=]))[)\]]?/u;

const DIGITS = '\\d{1,4}|[〇零一二三四五六七八九十百两]{1,5}';
const chineseNamed = new RegExp(`第?\\s*(${DIGITS})\\s*([卷册集部辑回季篇编期])(?![\\p{Script=Han}])|第\\s*(${DIGITS})\\s*([卷册集部辑回季篇编期])|([卷])\\s*(${DIGITS})(?![\\p{Script=Han}])|之([一二三四五六七八九十]{1,3})$`, 'u');
/** 上册, 下卷, and 上, 中, 下 by themselves at the end. */
const chineseHalf = /(?:[([\s.,:·]+|^|(?<=\p{Script=Han}))([上中下])[卷册集部篇编](?!\p{Script=Han})[)\]]?|[([\s.,:·]+([上中下])[)\]]?(?=$|[\s.,:])/u;

/**
 * Takes the volume out of a folded title: "das kapital. bd. 2" → "das kapital", `2`; "红楼梦 下册" → "红楼梦", `下`. Parts of parts are joined: `2.1`.
 * A number that stands behind a title without a mark ("apollo 13") is part of it.
 */
export function takeVolume(folded: string): WithoutVolume {
  const parts: string[] = [];
  let text = folded;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(text);
    if (found === null) return false;
    const number = found.slice(1).find((group) => group !== undefined && !/^[卷册集部辑回季篇编期]$/.test(group));
    const part = number === undefined ? undefined : partOf(number);
    if (part === undefined) return false;
    const rest = `${text.slice(0, found.index)} : ${text.slice(found.index + found[0].length)}`;
    if (!/[\p{L}\p{N}]/u.test(rest)) return false; // the whole title is a number
    text = rest;
    parts.push(part);
    return true;
  };
  const patterns = /\p{Script=Han}/u.test(folded) ? [chineseNamed, chineseHalf, named, ordinal] : [named, ordinal];
  for (let round = 0; round < 3 && patterns.some(take); round += 1);
  if (parts.length === 0 && !take(bare)) take(bareRoman);
  return { text, volume: parts.join('.') };
}

/** The volume that a field of its own names ("Bd. 2", "第3卷", "v.1 pt.2", "II"): its numbers, or its words where it has none; empty: nothing. */
export function volumeOf(field: string): string {
  const text = fold(field);
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const digits = text.match(/\d+(?:\s?[-–/]\s?\d+)?/g);
  const parts = digits ?? words.flatMap((word) => /[上中下]|[〇零一二三四五六七八九十百两]+/.exec(word)?.[0] ?? (/^\p{Script=Latin}{2,}$|^[ivx]$/u.test(word) ? word : []));
  const numbers = parts.map(partOf).filter((part) => part !== undefined);
  return numbers.length > 0 ? numbers.join('.') : words.join(' ').slice(0, 40);
}

/** A number, a range of numbers or 上, 中, 下 as written in keys; undefined: none. */
function partOf(number: string): string | undefined {
  if (/^[上中下]$/.test(number)) return number;
  const range = /^(\d+)\s?[-–/]\s?(\d+)$/.exec(number);
  if (range !== null) return `${Number(range[1])}-${Number(range[2])}`;
  const value = numeralValue(number);
  return value === undefined || (value >= 1000 && value <= 2200 && number.length === 4) ? undefined : String(value);
}
