import { describe, expect, it } from 'vitest';
import { fold } from '#imports/works/fold.ts';
import { titleForm } from '#imports/works/title-form.ts';
import { takeVolume, volumeOf } from '#imports/works/volume.ts';

const full = (title: string): string => titleForm(title).full;

describe('titles for comparison', () => {
  it.each([
    ['L\'étranger : roman /', 'L’Étranger'],
    ['Pride & prejudice', 'PRIDE AND PREJUDICE / Jane Austen.'],
    ['The Matrix [videorecording (DVD)] / directed by the Wachowskis', 'Matrix'],
    ['三體 : 地球往事 / 劉慈欣著', '三体：地球往事'],
    ['Ｈａｒｒｙ　Ｐｏｔｔｅｒ', 'Harry Potter'],
    ['Die unendliche Geschichte : Roman', 'Die unendliche Geschichte'],
    ['Harry Potter and the Sorcerer\'s Stone (Harry Potter, #1)', 'Harry Potter and the sorcerers stone'],
    ['Campbell biology, 11th edition', 'Campbell biology'],
    ['哈利·波特与魔法石（纪念版）', '哈利波特与魔法石'],
    ['Samson &amp; Delilah', 'Samson and Delilah'],
    ['Science-fiction', 'Science fiction'],
    ['Catch-22', 'Catch 22'],
  ])('%s is %s', (one, other) => {
    expect(full(one)).toBe(full(other));
    expect(full(one)).not.toBe('');
  });

  it.each([
    ['Apollo 13', 'Apollo'], ['Ma vie : 1', 'Ma mort : 1'], ['Naruto 12', 'Naruto 13'], ['The end', 'The'], ['Sapiens', 'Sapiens : die Graphic Novel'],
  ])('%s is not %s', (one, other) => { expect(full(one)).not.toBe(full(other)); });

  it('tells subtitle, parallel title and kind of material', () => {
    expect(titleForm('Perfume = Das Parfum : the story of a murderer [electronic resource]')).toMatchObject({ main: 'perfume', parallel: 'parfumthestoryofamurderer', carrier: 'electronic resource' });
    expect(titleForm('Sapiens : a brief history of humankind')).toMatchObject({ main: 'sapiens', sub: 'abriefhistoryofhumankind' });
    expect(titleForm('The Hobbit, or, There and back again')).toMatchObject({ main: 'hobbit', sub: 'therebackagain' });
  });

  it('keeps a second title that stands where a statement of responsibility might', () => {
    expect(titleForm('Pandora / Vittorio the vampire', 'Rice, Anne').full).toBe('pandoravittoriothevampire');
    expect(titleForm('Pandora / Anne Rice', 'Rice, Anne').full).toBe('pandora');
    expect(titleForm('Pandora / Anne Rice').full).toBe('pandora');
  });

  it('has something left of every title that has a letter or a number', () => {
    for (const title of ['[Untitled letters]', 'The', '1984', 'Vol. 2', '上册', 'X', '#1', 'A / B']) expect(full(title), title).not.toBe('');
    for (const title of ['', ' ', '/', ' : ', '[]']) expect(full(title)).toBe('');
  });
});

describe('volumes', () => {
  it.each([
    ['Das Kapital. Bd. 2', '2'], ['Das Kapital, Band II', '2'], ['Encyclopédie. Tome IV', '4'], ['红楼梦 下册', '下'], ['紅樓夢（上）', '上'], ['资治通鉴 第十二卷', '12'], ['哈利波特 卷三', '3'],
    ['Naruto, Vol. 01: The Tests of the Ninja', '1'], ['Asterix. 23, Obélix et compagnie', '23'], ['One piece ; 12', '12'], ['Henry IV. Part two', '2'], ['Première partie : Du côté', '1'],
    ['Game of thrones. Season 3', '3'], ['Encyclopédie, tomes 1-3', '1-3'], ['History. Vol. 2, part 1', '2.1'], ['三国演义（2）', '2'],
  ])('%s: %s', (title, volume) => { expect(takeVolume(fold(title)).volume).toBe(volume); });

  it.each([
    'Apollo 13', '1984', 'Catch-22', 'Fahrenheit 451', 'The No. 1 Ladies\' Detective Agency', 'King Henry V', 'Malcolm X', 'Part of me', 'Vol de nuit', 'I, Robot', '上海', '上册', 'Book of the dead', 'Amsterdam : 2024-2025', 'Mathématiques : 7e année',
  ])('none in %s', (title) => { expect(takeVolume(fold(title))).toEqual({ text: fold(title), volume: '' }); });

  it.each([['Bd. 2', '2'], ['第3卷', '3'], ['v.1 pt.2', '1.2'], ['II', '2'], ['下册', '下'], ['1-3', '1-3'], ['Supplement', 'supplement'], ['Volume the second', '2'], [' ', '']])('field %s: %s', (field, volume) => {
    expect(volumeOf(field)).toBe(volume);
  });
});
