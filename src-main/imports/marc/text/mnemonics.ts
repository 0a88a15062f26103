/** Marks by their mnemonics; they stand before their letter. */
const marks: Readonly<Record<string, string>> = {
  acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308', macr: '\u0304', breve: '\u0306', dot: '\u0307', caron: '\u030c', ring: '\u030a', dblac: '\u030b', cedil: '\u0327',
  ogon: '\u0328', dotb: '\u0323', dbldotb: '\u0324', ringb: '\u0325', dblunder: '\u0333', under: '\u0332', breveb: '\u032e', candra: '\u0310', hooka: '\u0309', llig: '\ufe20', rlig: '\ufe21', rcommaa: '\u0315',
  commaa: '\u0313', commab: '\u0326', rcedil: '\u031c', ldbltil: '\ufe22', rdbltil: '\ufe23',
};
const signs: Readonly<Record<string, string>> = {
  Lstrok: 'Ł', lstrok: 'ł', Ostrok: 'Ø', ostrok: 'ø', Dstrok: 'Đ', dstrok: 'đ', THORN: 'Þ', thorn: 'þ', AElig: 'Æ', aelig: 'æ', OElig: 'Œ', oelig: 'œ', softsign: 'ʹ', hardsign: 'ʺ', middot: '·', flat: '♭',
  reg: '®', plusmn: '±', Ohorn: 'Ơ', ohorn: 'ơ', Uhorn: 'Ư', uhorn: 'ư', mlrhring: 'ʼ', mllhring: 'ʻ', inodot: 'ı', pound: '£', eth: 'ð', deg: '°', scriptl: 'ℓ', phono: '℗', copy: '©', sharp: '♯', iquest: '¿',
  iexcl: '¡', szlig: 'ß', euro: '€', dollar: '$', lcub: '{', rcub: '}', bsol: '\\', lsqb: '[', rsqb: ']', amp: '&', quot: '"', num: '#', percnt: '%', commat: '@', verbar: '|', grave_sp: '`', tilde_sp: '~', spcirc: '^', spunder: '_',
  ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', ndash: '–', mdash: '—', hellip: '…',
};
const escaped = /\{([A-Za-z_]+)\}/g;

/** The text of a mnemonic file with its names of signs made signs: `{acute}e` and `{eacute}` are é, `{dollar}` is $. */
export function withoutMnemonics(text: string): string {
  if (!text.includes('{')) return text;
  let before = '';
  let out = '';
  let from = 0;
  const put = (plain: string): void => {
    if (plain === '') return;
    const [first = ''] = plain;
    out += before === '' ? plain : first + before + plain.slice(first.length);
    before = '';
  };
  for (const found of text.matchAll(escaped)) {
    put(text.slice(from, found.index));
    const name = found[1] ?? '';
    const mark = marks[name];
    if (mark !== undefined) before += mark;
    else put(signs[name] ?? letterOf(name) ?? found[0]);
    from = found.index + found[0].length;
  }
  put(text.slice(from));
  return (out + before).normalize('NFC');
}

/** `{eacute}`: a letter and its mark in one name. */
function letterOf(name: string): string | undefined {
  const mark = marks[name.slice(1)];
  return mark === undefined ? undefined : name.charAt(0) + mark;
}
