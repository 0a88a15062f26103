/** Codes of ISO 639-2/T where MARC has the bibliographic ones, and codes that MARC has given up. */
const bibliographic: Readonly<Record<string, string>> = {
  zho: 'chi', deu: 'ger', fra: 'fre', ces: 'cze', nld: 'dut', ell: 'gre', fas: 'per', ron: 'rum', slk: 'slo', sqi: 'alb', hye: 'arm', eus: 'baq', mya: 'bur', kat: 'geo', isl: 'ice',
  mkd: 'mac', mri: 'mao', msa: 'may', bod: 'tib', cym: 'wel', scc: 'srp', scr: 'hrv', esp: 'epo', gae: 'gla', iri: 'gle', tag: 'tgl',
};
const none = /^(?:und|mul|zxx|mis|xxx|\|\|\||\s*)$/;

/** The codes of a subfield; older records put several into one (`engfre`). */
export function languageCodes(value: string): string[] {
  const text = value.trim().toLowerCase();
  if (!/^(?:[a-z]{3})+$/.test(text)) return [];
  return (text.match(/[a-z]{3}/g) ?? []).map((code) => bibliographic[code] ?? code);
}

/** Whether a code names one language: not none, several, or an unknown one. */
export const isLanguage = (code: string): boolean => !none.test(code);

/** The first code that names a language; otherwise the first that says it has none or several. */
export function chooseLanguage(codes: readonly string[]): string {
  return codes.find(isLanguage) ?? codes.find((code) => code === 'mul' || code === 'zxx' || code === 'und') ?? '';
}
