/** `000004711 24510 L $$aTitle$$cAuthor`: what Aleph writes, a field a line under the number of its record. */
const sequential = /^(\d{9}) ([0-9A-Z]{3})(.)(.) [A-Z] (.*)$/s;

/** The number of the record that a line of Aleph's sequential format belongs to; undefined of any other line. */
export const alephNumber = (line: string): string | undefined => (/^\d{9} [0-9A-Z]{3}.. [A-Z] /.test(line) ? line.slice(0, 9) : undefined);

/** The lines of a record in Aleph's sequential format as lines of a mnemonic file. */
export function fromAleph(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => {
    const found = sequential.exec(line);
    if (found === null) return line;
    const [, , tag = '', one = ' ', two = ' ', words = ''] = found;
    if (tag === 'LDR' || tag.startsWith('00')) return `=${tag}  ${words.replaceAll('^', ' ')}`;
    return `=${tag}  ${one}${two}${words.replaceAll('$', '{dollar}').replaceAll('{dollar}{dollar}', '$')}`;
  });
  return lines.some((line) => line.startsWith('=001')) ? lines.join('\n') : [`=001  ${text.slice(0, 9)}`, ...lines].join('\n');
}
