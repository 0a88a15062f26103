import { describe, expect, test } from 'vitest';
import { code39, commandNumber, commandOf, commands } from '#page/views/desk/command-barcodes.ts';

describe('command barcodes', () => {
  test('each is read back, also with the signs that scanners leave', () => {
    for (const command of commands) expect([commandOf(commandNumber(command)), commandOf(`*${commandNumber(command).toLowerCase()}* `)]).toEqual([command, command]);
    expect(['SB-', 'SB-X', 'RETURN', '30972100007081', ''].map(commandOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('Code 39 of one sign has five bars a sign, of which two or none are wide', () => {
    const { bars, width } = code39('A');
    expect(bars).toHaveLength(15); // * A *
    expect(width).toBe(3 * 15 + 2); // six narrow and three wide elements a sign, a gap between two
    expect(bars.slice(5, 10).map((bar) => bar.width)).toEqual([3, 1, 1, 1, 3]);
    expect(() => code39('ä')).toThrow(RangeError);
  });
});
