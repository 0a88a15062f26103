import { describe, expect, it } from 'vitest';
import { ranksOf, topColumns } from '#engine/evaluation/ranking.ts';

const titles = 1000;
const none = new Uint8Array(titles);

describe('ranking', () => {
  it('gives constant scores what chance gives, whatever the column numbers', () => {
    const scores = new Float32Array(titles).fill(7);
    let hits = 0;
    for (let patron = 0; patron < 500; patron += 1) {
      hits += topColumns({ scores, secondary: null, salt: patron * 7919, excluded: none }, 10).filter((column) => column < 10).length;
    }
    expect(hits / 5000).toBeLessThan(0.02);
    expect(hits / 5000).toBeGreaterThan(0.003);
  });

  it('orders by score, then by the secondary score, and leaves out what is excluded', () => {
    const scores = Float32Array.from([1, 3, 3, 0, 2]);
    const secondary = Float32Array.from([0, 1, 2, 9, 0]);
    const ranking = { scores, secondary, salt: 1, excluded: Uint8Array.from([0, 0, 0, 0, 1]) };
    expect([...topColumns(ranking, 3)]).toEqual([2, 1, 0]);
    expect(topColumns(ranking, 10).length).toBe(4);
    expect([...ranksOf(ranking, Uint32Array.from([0, 3, 2, 4]))]).toEqual([3, 4, 1, 0]);
    expect([...ranksOf(ranking, Uint32Array.from([4]))]).toEqual([0]);
  });

  it('ranks agree with a full sort, ties and repeats included', () => {
    const scores = Float32Array.from({ length: titles }, (_, c) => Math.floor(Math.sin(c * 12.9898) * 20));
    const ranking = { scores, secondary: null, salt: 5, excluded: none };
    const top = topColumns(ranking, titles);
    const asked = Uint32Array.from([...top.filter((_, at) => at % 97 === 0), top[97]!]);
    expect([...ranksOf(ranking, asked)]).toEqual([...Array.from({ length: asked.length - 1 }, (_, i) => 97 * i + 1), 98]);
    expect([...top].map((c) => scores[c]!)).toEqual([...scores].sort((a, b) => b - a));
  });
});
