/** Classifications that are told apart by the look of a mark: Dewey, Library of Congress, Chinese Library Classification, Universal Decimal. */
export const classSchemes = ['ddc', 'lcc', 'clc', 'udc'] as const;
export type ClassScheme = (typeof classSchemes)[number];

export interface ClassNotation {
  readonly scheme: ClassScheme;
  /** The class alone, without labels in front ("J FIC") and without shelf marks behind. */
  readonly notation: string;
}

/** Letters that libraries put in front of a class: age, room, kind, medium. */
const LABELS = /^(?:(?:[A-Z][A-Za-z]{0,7}|[+*])[\s.\-/]+){1,3}(?=\d{3}(?!\d))/;
const GLUED_LABEL = /^(?:YA|NF|ANF|JNF|YNF|JR|JUV|REF|DVD|LP|CD|J|E|R|X)(?=\d{3}\.\d)|^(?:YA|NF|JR|JUV|REF|DVD|J)(?=\d{3}(?:\s|$))/;

/** Labels that look like letters of Congress; where three digits follow they stand in front of Dewey. */
const LABEL_OF_TWO = /^(?:CD|LP|YA|NF|BD|JF|JN|AF|AN|GN|ER|AV|VC|BK)$/;

const DDC = /^(\d{3}(?:\.\d+)?)(?![\d:+("=.\-])/;
const UDC = /^\d{1,3}(?:\.\d{1,3})*(?:[-+:/"(=.'][\d.\-+:/"()=']*)*/;
const LCC = /^([A-Z]{1,3})\s?(\d{1,4})(\.\d+)?(?=\s*\.?\s?[A-Z]\d|\s|$)/;
const CUTTER = /^\s*\.?\s?[A-Z]\d/;
const CLC = /^(T[BDEFGHJKLMNPQSTUV]|[A-KN-VXZ])(\d[\d.]*)((?:[-=+:"(][\d.()"=:+-]*)*)/;

/**
 * The class that a class mark or call number begins with; null where it is none of the four or might be two of them.
 * `J FIC 813.54 ROW` → ddc 813.54 · `823/.914` → ddc 823.914 · `821.111-31` → udc · `PS3552 .A45` → lcc PS3552 · `I247.57/123` → clc I247.57.
 */
export function classOf(mark: string): ClassNotation | null {
  const upper = mark.normalize('NFKC').trim().replace(/^\[(.*)\]$/, '$1').toUpperCase();
  const congress = LCC.exec(upper);
  if (congress !== null && isCongress(congress, upper.slice(congress[0].length))) return { scheme: 'lcc', notation: `${congress[1]!}${congress[2]!}${congress[3] ?? ''}` };
  const bare = upper.replace(LABELS, '').replace(GLUED_LABEL, '');
  if (/^\d/.test(bare)) return numeric(bare);
  return chinese(upper);
}

function numeric(text: string): ClassNotation | null {
  const joined = text.replace(/(\d)['/](?=\.)/g, '$1').replace(/(\.\d+)['/](?=\d)/g, '$1'); // 823/.914, 005.13/3
  const ddc = DDC.exec(joined);
  if (ddc !== null) return { scheme: 'ddc', notation: ddc[1]! };
  const udc = UDC.exec(text)?.[0].replace(/[-+:/(=.']+$/, '') ?? '';
  const isUdc = /[-:+("=]|\.\d+\.|^\d{1,2}(?:\.|$)/.test(udc) && !/^\d{1,2}$/.test(text.replace(/\D+$/, '')) && !/^\d{4}/.test(text);
  return isUdc ? { scheme: 'udc', notation: udc } : null;
}

function chinese(text: string): ClassNotation | null {
  const found = CLC.exec(text);
  if (found === null || found[2]!.replace(/\..*/, '').length > 3) return null;
  return { scheme: 'clc', notation: `${found[1]!}${found[2]!.replace(/\.$/, '')}${found[3]!.replace(/[-=+:"(]+$/, '')}` };
}

/** Is it one of Congress though CLC has the letters too? It is where a cutter follows, four digits do, or the letters are no class of CLC. */
function isCongress([, letters = '', digits = '']: RegExpExecArray, behind: string): boolean {
  if (/^[IOWXY]/.test(letters) || (letters.length === 3 && !/^(?:DAW|DJK|K[A-Z]{2})$/.test(letters))) return false;
  if (LABEL_OF_TWO.test(letters) && digits.length === 3) return false;
  if (CUTTER.test(behind) || digits.length === 4) return true;
  return letters.length > 1 && !/^T[BDEFGHJKLMNPQSTUV]$/.test(letters);
}
