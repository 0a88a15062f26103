/** What a command barcode does; its number is `SB-` and the name in capitals. */
export const commands = ['auto', 'return', 'renew', 'hold', 'use', 'info', 'next', 'yes', 'no', 'undo', 'nobody', 'receipt'] as const;
export type Command = (typeof commands)[number];

export const commandNumber = (command: Command): string => `SB-${command.toUpperCase()}`;

/** The command of a scanned number; undefined: it is none. Start and stop signs of Code 39 are passed over. */
export const commandOf = (scanned: string): Command | undefined => {
  const number = scanned.trim().replace(/^\*(.*)\*$/, '$1').toUpperCase();
  return commands.find((command) => commandNumber(command) === number);
};

/** Bars and gaps of each sign of Code 39 (ISO/IEC 16388), the wide ones as 1. */
const signs: Readonly<Record<string, string>> = {
  0: '000110100', 1: '100100001', 2: '001100001', 3: '101100000', 4: '000110001', 5: '100110000', 6: '001110000', 7: '000100101', 8: '100100100', 9: '001100100',
  A: '100001001', B: '001001001', C: '101001000', D: '000011001', E: '100011000', F: '001011000', G: '000001101', H: '100001100', I: '001001100', J: '000011100',
  K: '100000011', L: '001000011', M: '101000010', N: '000010011', O: '100010010', P: '001010010', Q: '000000111', R: '100000110', S: '001000110', T: '000010110',
  U: '110000001', V: '011000001', W: '111000000', X: '010010001', Y: '110010000', Z: '011010000', '-': '010000101', '.': '110000100', ' ': '011000100', '*': '010010100',
};
const wide = 3;

/** The bars of a Code 39 barcode: where each begins and how wide it is, in narrow bars; and the width of all. */
export function code39(text: string): { readonly bars: readonly { readonly x: number; readonly width: number }[]; readonly width: number } {
  const bars: { x: number; width: number }[] = [];
  let x = 0;
  for (const sign of `*${text}*`) {
    const pattern = signs[sign];
    if (pattern === undefined) throw new RangeError('Code 39 has no such sign');
    [...pattern].forEach((element, i) => {
      const width = element === '1' ? wide : 1;
      if (i % 2 === 0) bars.push({ x, width });
      x += width;
    });
    x += 1;
  }
  return { bars, width: x - 1 };
}
