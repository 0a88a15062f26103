import { fold } from './fold.ts';

/** Languages whose names are understood. */
const namedIn = ['en', 'zh', 'de', 'fr', 'es', 'it'];

/** Codes that older MARC records use, by the present ones. */
const formerCodes: Readonly<Record<string, string>> = {
  ajm: 'aja', cam: 'km', esp: 'eo', esk: 'ypk', eth: 'gez', far: 'fo', fri: 'fy', gae: 'gd', gag: 'gl', gal: 'om', gua: 'gn', iri: 'ga', lan: 'oc', lap: 'smi', max: 'gv', mol: 'ro', sao: 'sm', sho: 'sn', snh: 'si',
  sso: 'st', swz: 'ss', tag: 'tl', taj: 'tg', tar: 'tt', tsw: 'tn', jap: 'ja', gr: 'el', jp: 'ja', cn: 'zh', chn: 'zh', ru: 'ru',
};

/** Names that Unicode's tables do not have. */
const otherNames: Readonly<Record<string, string>> = {
  汉语: 'zh', 华语: 'zh', 国语: 'zh', 普通话: 'zh', 汉文: 'zh', 简体中文: 'zh', 繁体中文: 'zh', 中文简体: 'zh', 中文繁体: 'zh', 粤语: 'yue', mandarin: 'zh', farsi: 'fa', flemish: 'nl', castellano: 'es', castilian: 'es', 'modern greek': 'el', neugriechisch: 'el',
  multilingual: 'mul', mehrsprachig: 'mul', multilingue: 'mul', 多语种: 'mul', 多语言: 'mul', 蒙文: 'mn', 维文: 'ug', 藏文: 'bo', 朝文: 'ko', 朝鲜语: 'ko', 'ancient greek': 'grc', 'greek, ancient': 'grc', 'english, middle': 'enm',
};

const TAG = /^([a-z]{2,3})(?:[-_](?:[a-z]{2}|\d{3}|hans|hant|latn|cyrl|arab))?$/i;

/**
 * One code for a language however a file names it: `en` for `eng`, `EN`, `en-US`, English, Englisch, anglais, 英语 and 英文; the shortest code of ISO 639.
 * Of several languages the first. What is no language stays as it is.
 */
export function languageCode(text: string): string {
  let code = read.get(text);
  if (code === undefined) {
    code = codeOf(text);
    if (read.size < 500) read.set(text, code);
  }
  return code;
}

/** Characters beyond which a text is no name of a language. */
const longest = 100;

/** What was read before: a file has few languages and many rows. */
const read = new Map<string, string>();

function codeOf(text: string): string {
  if (text.length > longest) return text;
  const first = text.split(/\s*[;|/]\s*|,(?!\s*(?:ancient|middle|old)\b)/i).find((part) => part.trim() !== '')?.trim() ?? '';
  const tag = TAG.exec(first);
  if (tag !== null) return knownCode(tag[1]!) ?? (names().get(fold(first)) ?? first);
  if (/^[a-z]{6,30}$/i.test(first) && first.length % 3 === 0) { // codes written one behind the other: engfre
    const code = names().get(fold(first)) ?? knownCode(first.slice(0, 3));
    return code !== undefined && (first.match(/.{3}/g) ?? []).every((one) => knownCode(one) !== undefined || names().has(fold(first))) ? code : text;
  }
  const name = fold(first).replace(/\s*(?:language|sprache|langue)$/, '');
  return names().get(name) ?? names().get(name.replace(/文$/, '语')) ?? text;
}

const known = new Map<string, string | undefined>();
const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The present code for a code; undefined: there is no such language. */
function knownCode(given: string): string | undefined {
  const code = given.toLowerCase();
  if (!known.has(code)) {
    const present = formerCodes[code] ?? Intl.getCanonicalLocales(code)[0]!;
    known.set(code, formerCodes[code] !== undefined || english.of(present) !== undefined ? present : undefined);
  }
  return known.get(code);
}

let byName: Map<string, string> | null = null;

/** Folded names of languages and their codes; made when the first name is read. */
function names(): Map<string, string> {
  if (byName !== null) return byName;
  byName = new Map(Object.entries(otherNames));
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = [...letters.flatMap((a) => letters.map((b) => a + b)), 'grc', 'gsw', 'yue', 'fil', 'enm', 'fro', 'nds', 'haw', 'mul', 'zxx'];
  for (const language of namedIn) {
    const display = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
    for (const code of codes) {
      const name = display.of(code);
      const present = Intl.getCanonicalLocales(code)[0]!;
      if (name !== undefined && !byName.has(fold(name))) byName.set(fold(name), present);
    }
  }
  return byName;
}
