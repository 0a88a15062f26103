import { describe, expect, it } from 'vitest';
import { classOf } from '#imports/works/class-scheme.ts';

describe('classifications', () => {
  it.each([
    ['813.54', 'ddc', '813.54'], ['J FIC 813.54 ROW', 'ddc', '813.54'], ['823/.914', 'ddc', '823.914'], ['005.13/3', 'ddc', '005.133'], ['DVD 791.4372', 'ddc', '791.4372'], ['CD 780.9', 'ddc', '780.9'], ['J813.54', 'ddc', '813.54'],
    ['R 030', 'ddc', '030'], ['791.43 KUB', 'ddc', '791.43'], ['A/616', 'ddc', '616'], ['[813.54]', 'ddc', '813.54'],
    ['821.111-31', 'udc', '821.111-31'], ['94(44)', 'udc', '94(44)'], ['94(44)"19"', 'udc', '94(44)"19"'], ['004.43:37', 'udc', '004.43:37'], ['821.133.1-3', 'udc', '821.133.1-3'], ['82-3', 'udc', '82-3'],
    ['PS3552 .A45', 'lcc', 'PS3552'], ['PS3552.A45 R6 1990', 'lcc', 'PS3552'], ['QA76.73.P22 C384 2005', 'lcc', 'QA76.73'], ['ML420.S77', 'lcc', 'ML420'], ['HF5415', 'lcc', 'HF5415'], ['E184.A1 B3', 'lcc', 'E184'],
    ['Z253 .C3', 'lcc', 'Z253'], ['TK5105.88815 .W55', 'lcc', 'TK5105.88815'],
    ['I247.57/123', 'clc', 'I247.57'], ['TP311', 'clc', 'TP311'], ['ＴＰ３１１．１', 'clc', 'TP311.1'], ['K825.6=72', 'clc', 'K825.6=72'], ['I712.45', 'clc', 'I712.45'], ['D9', 'clc', 'D9'], ['H319.4：I712', 'clc', 'H319.4'], ['O13/42', 'clc', 'O13'],
  ])('%s is %s %s', (mark, scheme, notation) => { expect(classOf(mark)).toEqual({ scheme, notation }); });

  it.each(['FIC ROW', 'F ROW', 'YA FANTASY', 'DVD', 'MYSTERY COTTERI 2016', 'BD ASTE', 'X-men', '2016', '8', '', 'jugend12', '—'])('%s is none of them', (mark) => { expect(classOf(mark)).toBeNull(); });
});
