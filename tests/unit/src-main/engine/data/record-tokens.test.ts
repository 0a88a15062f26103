import { describe, expect, it } from 'vitest';
import { authorNames } from '#engine/data/author-names.ts';
import { classPath } from '#engine/data/class-path.ts';
import { recordTokens, type RawRecord } from '#engine/data/record-tokens.ts';
import { termsOf } from '#engine/data/text-words.ts';

const record = (values: Partial<RawRecord>): RawRecord => ({
  id: 1, title: '', author: '', subjects: '', classMark: '', series: '', publisher: '', language: '', audience: '', material: '', year: 0, workId: 0, ...values,
});

describe('words of a title', () => {
  it('are lower case without accents, whatever the form of the characters', () => {
    expect(termsOf('Les ANNÉES glorieuses : Œuvre /')).toEqual(['les', 'annees', 'glorieuses', 'oeuvre']);
    expect(termsOf('Anne\u0301es')).toEqual(termsOf('Ann\u00e9es'));
    expect(termsOf('ＡＢＣ １２')).toEqual(['abc', '12']);
    expect(termsOf('Straße Smørrebrød')).toEqual(['strasse', 'smorrebrod']);
  });

  it('are pairs of characters in Chinese, Japanese and Korean', () => {
    expect(termsOf('红楼梦')).toEqual(['红楼', '楼梦']);
    expect(termsOf('Q版三国志 上')).toEqual(['q', '版三', '三国', '国志', '上']);
    expect(termsOf('한국어')).toEqual(['한국', '국어']);
  });

  it('keep the signs that other scripts need', () => {
    expect(termsOf('हिन्दी')).toEqual(['हिन्दी']);
    expect(termsOf('Война и мир')).toEqual(['воина', 'и', 'мир']);
  });
});

describe('authors', () => {
  it('are one token however the name is written', () => {
    expect(authorNames('Lemaitre, Pierre, 1951-')).toEqual(['lemaitre pierre']);
    expect(authorNames('Pierre Lemaitre')).toEqual(['lemaitre pierre']);
    expect(authorNames('Rowling, J.K.')).toEqual(authorNames('Rowling, J. K. (1965-), author'));
  });

  it('are told apart where there are several', () => {
    expect(authorNames('Goscinny, René, 1926-1977; Uderzo, Albert')).toEqual(['goscinny rene', 'albert uderzo']);
    expect(authorNames('Donna Haraway, Bruno Latour, Isabelle Stengers')).toEqual(['donna haraway', 'bruno latour', 'isabelle stengers']);
    expect(authorNames('García Márquez, Gabriel José')).toEqual(['gabriel garcia jose marquez']);
  });

  it('of Chinese books are without nationality and role', () => {
    expect(authorNames('(日)村上春树著 林少华译')).toEqual(['村上春树', '林少华']);
    expect(authorNames('[英] 罗琳著；苏农译')).toEqual(['罗琳', '苏农']);
    expect(authorNames('鲁迅')).toEqual(['鲁迅']);
    expect(authorNames('曹雪芹; Cao, Xueqin')).toEqual(['曹雪芹', 'cao xueqin']);
  });

  it('may be missing', () => {
    expect(authorNames('')).toEqual([]);
    expect(authorNames('1951-')).toEqual([]);
  });
});

describe('the way to a class mark', () => {
  it('goes digit by digit in Dewey and UDC', () => {
    expect(classPath('823.914 ROW')).toEqual(['8', '82', '823', '823.9', '823.91', '823.914']);
    expect(classPath('821.111-31')).toEqual(['8', '82', '821', '821.1', '821.11', '821.111', '821.111-31']);
    expect(classPath('791.43(73)')).toEqual(['7', '79', '791', '791.4', '791.43']);
    expect(classPath('37:004')).toEqual(['3', '37', '0', '00', '004']);
  });

  it('begins with letters in the Library of Congress and the Chinese classification', () => {
    expect(classPath('QA76.73.J38')).toEqual(['q', 'qa', 'qa7', 'qa76', 'qa76.7', 'qa76.73']);
    expect(classPath('I247.5/J23')).toEqual(['i', 'i2', 'i24', 'i247', 'i247.5']);
    expect(classPath('TP311.13')).toEqual(['t', 'tp', 'tp3', 'tp31', 'tp311', 'tp311.1', 'tp311.13']);
  });

  it('goes word by word where there are no digits', () => {
    expect(classPath('Belletristik Krimi')).toEqual(['belletristik', 'belletristik krimi']);
    expect(classPath('FIC')).toEqual(['fic']);
  });

  it('meets in the levels that two marks share', () => {
    const shared = classPath('823.914').filter((level) => classPath('823.8').includes(level));
    expect(shared).toEqual(['8', '82', '823']);
  });
});

describe('the other fields', () => {
  it('keep headings whole and split them into words', () => {
    const { heading, subject } = recordTokens(record({ subjects: 'Sciences sociales--Méthodologie; Bandes dessinées' }));
    expect(heading).toEqual(['sciences sociales methodologie', 'sciences sociales', 'methodologie', 'bandes dessinees']);
    expect(subject).toEqual(['sciences', 'sociales', 'methodologie', 'bandes', 'dessinees']);
  });

  it('leave the volume out of a series and place and year out of a publisher', () => {
    for (const series of ['Harry Potter ; 3', 'Harry Potter, vol. 12', 'Harry Potter (Bd. 2)', 'Harry Potter']) {
      expect(recordTokens(record({ series })).series).toEqual(['harry potter']);
    }
    expect(recordTokens(record({ series: '哈利波特 第三册' })).series).toEqual(['哈利波特']);
    expect(recordTokens(record({ publisher: 'Paris : Gallimard, 2010' })).publisher).toEqual(['gallimard']);
    expect(recordTokens(record({ publisher: 'L\'Harmattan' })).publisher).toEqual(['l harmattan']);
  });

  it('put five years into one bucket', () => {
    expect(recordTokens(record({ year: 2013 })).year).toEqual(['2010']);
    expect(recordTokens(record({ year: 0 })).year).toEqual([]);
  });
});
