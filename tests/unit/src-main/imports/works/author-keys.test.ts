import { describe, expect, it } from 'vitest';
import { authorKeys } from '#imports/works/author-keys.ts';

const meets = (a: string, b: string): boolean => authorKeys(a).some((key) => authorKeys(b).includes(key));

describe('names of authors', () => {
  it.each([
    ['Rowling, J. K.', 'J.K. Rowling'], ['Rowling, J. K.', 'Joanne K. Rowling, Mary GrandPré'], ['Lemaitre, Pierre, 1951-', 'Pierre Lemaitre'], ['García Márquez, Gabriel', 'Gabriel Garcia Marquez'],
    ['Murakami, Haruki, 1949-', 'Murakami Haruki'], ['Murakami Haruki', 'Haruki Murakami'], ['Beauvoir, Simone de', 'Simone de Beauvoir'], ['King, Stephen, 1947- author.', 'by Stephen King ; illustrated by X Y'],
    ['Gaiman, Neil ; Pratchett, Terry', 'Terry Pratchett & Neil Gaiman'], ['Terry Pratchett, Neil Gaiman', 'Pratchett, Terry'], ['Vargas Llosa, Mario Pedro', 'Mario Vargas Llosa'], ['Nay, Olivier 1968-....', 'Nay, Olivier'],
    ['Rowling J K', 'Rowling, Joanne'], ['Ørsted, Hans', 'Orsted, H.'], ['LE GUIN, URSULA K.', 'Ursula K. Le Guin'],
    ['刘慈欣 著', '劉慈欣'], ['[美]海明威著；吴劳译', '（美）海明威'], ['加西亚·马尔克斯', '(哥伦比亚)马尔克斯著'], ['(英)J.K.罗琳著', '罗琳'], ['村上 春樹', '村上春树'], ['鲁迅编著', '鲁迅'], ['王小波等著', '王小波'],
  ])('%s is %s', (a, b) => { expect(meets(a, b)).toBe(true); });

  it.each([
    ['King, Stephen', 'King, Tabitha'], ['Smith, John', 'Jones, John'], ['金庸', '古龙'], ['吴劳译；海明威著', '吴劳'], ['Orwell, George', 'Wells, H. G.'], ['', ''],
  ])('%s is not %s', (a, b) => { expect(meets(a, b)).toBe(false); });

  it('takes a translator or editor where nobody else is named', () => {
    expect(authorKeys('translated by Anthea Bell')).toEqual(authorKeys('Anthea Bell'));
    expect(authorKeys('吴劳译')).toEqual(['吴劳']);
    expect(authorKeys('张三主编；李四译')).toEqual(['张三']);
    expect(authorKeys('张文')).toEqual(['张文']);
  });

  it('has at most six keys and none for what is no name', () => {
    expect(authorKeys(Array.from({ length: 40 }, (_, n) => `Author${n}, X`).join(' ; ')).length).toBeLessThanOrEqual(6);
    for (const nobody of ['', '  ', '-', '1951-', '…']) expect(authorKeys(nobody)).toEqual([]);
  });
});
