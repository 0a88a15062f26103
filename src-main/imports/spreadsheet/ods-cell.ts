/** What a cell of an OpenDocument sheet holds: text, or a number as the file holds it. */
export type OdsCell = { readonly text: string } | { readonly number: string };

/**
 * The value of a cell by its type; where the type has none of its own, what is shown.
 * @param shown the paragraphs of the cell
 */
export function odsCell(attributes: Readonly<Record<string, string>>, shown: string): OdsCell {
  const isError = attributes['calcext:value-type'] === 'error' || /^(#N\/A|#REF!|#VALUE!|#DIV\/0!|#NAME\?|#NUM!|#NULL!|Err:\d+)$/.test(shown);
  if (isError) return { text: '' };
  const value = attributes['office:value'];
  switch (attributes['office:value-type']) {
    case 'float': case 'percentage': case 'currency':
      if (value === undefined) return { text: shown };
      return /^0\d+$/.test(shown) && Number(shown) === Number(value) ? { text: shown } : { number: value };
    case 'date': return { text: attributes['office:date-value']?.replace('T', ' ').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') ?? shown };
    case 'time': return { text: clock(attributes['office:time-value']) ?? shown };
    case 'boolean': return { text: attributes['office:boolean-value']?.toUpperCase() ?? shown };
    default: return { text: attributes['office:string-value'] ?? shown };
  }
}

/** `PT12H30M00S` as `12:30:00`. */
function clock(duration: string | undefined): string | undefined {
  const parts = /^PT(\d+)H(\d+)M(\d+)(?:[.,](\d*?)0*)?S$/.exec(duration ?? '');
  if (parts === null) return undefined;
  const [, hours = '', minutes = '', seconds = '', fraction = ''] = parts;
  return `${[hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')}${fraction === '' ? '' : `.${fraction}`}`;
}
