/** Names of the months, January first, as far as they can be told apart by their beginnings. */
const names: readonly string[][] = [
  ['jan', 'janv', 'ene', 'gen', 'янв', 'ינואר', 'יאנואר'], ['feb', 'fév', 'fev', 'фев', 'פברואר', 'פעברואר'], ['mar', 'mär', 'mrt', 'мар', 'מרץ', 'מארץ', 'מערץ'],
  ['apr', 'avr', 'abr', 'апр', 'אפריל'], ['may', 'mai', 'mag', 'mei', 'май', 'мая', 'מאי', 'מײַ'], ['jun', 'juin', 'giu', 'июн', 'יוני'], ['jul', 'juil', 'lug', 'июл', 'יולי'],
  ['aug', 'aoû', 'aou', 'ago', 'авг', 'אוגוסט', 'אויגוסט'], ['sep', 'set', 'сен', 'ספטמבר', 'סעפטעמבער'], ['oct', 'okt', 'ott', 'out', 'окт', 'אוקטובר', 'אקטאבער'],
  ['nov', 'ноя', 'נובמבר', 'נאוועמבער'], ['dec', 'déc', 'dez', 'dic', 'дек', 'דצמבר', 'דעצעמבער'],
];
const byName = new Map(names.flatMap((all, at) => all.map((name): [string, number] => [name, at + 1])));

/** The month a word names, 1 to 12; 0 for any other word. */
export function monthOf(word: string): number {
  const text = word.toLowerCase();
  return byName.get(text) ?? byName.get(text.slice(0, 4)) ?? byName.get(text.slice(0, 3)) ?? 0;
}
