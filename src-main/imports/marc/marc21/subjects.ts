import { listed, trimIsbd } from '../fields/clean-text.ts';
import { fieldsOf, subfieldsOf, type MarcRecord } from '../marc-record.ts';

const mostSubjects = 25;
const topical = ['650', '655', '651', '600', '610', '611', '630', '648', '653', '690', '691'];

/** The headings, subdivisions behind two dashes: `Baseball -- Fiction`. A heading that is there twice by two vocabularies is one. */
export function subjects(record: MarcRecord): string {
  const headings = fieldsOf(record, ...topical).map((field) => {
    const name: string[] = [];
    const divisions: string[] = [];
    for (const { code, value } of subfieldsOf(field)) {
      const text = trimIsbd(value);
      if (text === '') continue;
      if ('vxyz'.includes(code)) divisions.push(text);
      else if (code === 'a' || (code === 'b' && field.tag !== '650') || code === 't') name.push(text);
    }
    return [name.join(field.tag === '653' ? '; ' : ', ').replace(/,\s*,/g, ','), ...divisions].filter((part) => part !== '').join(' -- ');
  });
  const seen = new Map(headings.map((heading) => [heading.toLowerCase(), heading] as const).reverse());
  return listed([...seen.values()].reverse().slice(0, mostSubjects));
}
