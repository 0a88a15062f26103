import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediums } from '#contract/titles.ts';
import { KeyRows } from '#imports/works/key-rows.ts';
import { packKeys } from '#imports/works/packed-keys.ts';
import type { WorkRecord } from '#contract/records.ts';
import { workKeys } from '#imports/works/work-keys.ts';
import { areApart, areOne, foundWorks, joined, record } from './finding.ts';

describe('one work', () => {
  it('whatever the edition, the spelling of title and name, the script', () => {
    expect(areOne(
      record('Harry Potter and the philosopher\'s stone / J.K. Rowling.', 'Rowling, J. K.'), record('HARRY POTTER AND THE PHILOSOPHER’S STONE [large print]', 'J.K. Rowling'),
      record('Harry Potter and the Philosopher\'s Stone (Harry Potter, #1)', 'Joanne K. Rowling, Mary GrandPré'))).toBe(true);
    expect(areOne(record('三体 / 刘慈欣著', '刘慈欣'), record('三體', '劉慈欣 著'))).toBe(true);
    expect(areOne(record('Sapiens', 'Harari, Yuval Noah'), record('Sapiens : a brief history of humankind', 'Yuval Noah Harari'))).toBe(true);
  });

  it('in translation, by the original title', () => {
    expect(areOne(
      record('Harry Potter and the philosopher\'s stone', 'Rowling, J. K.'),
      record('Harry Potter und der Stein der Weisen', 'Rowling, Joanne K.', { originalTitle: 'Harry Potter and the philosopher\'s stone' }),
      record('Harry Potter à l\'école des sorciers', 'Rowling, J.K.', { originalTitle: 'Harry Potter and the philosopher\'s stone. French' }))).toBe(true);
    expect(areOne(record('老人与海', '(美)海明威著；吴劳译', { originalTitle: 'The old man and the sea' }), record('老人與海', '[美] 海明威', { originalTitle: 'Old man and the sea' }))).toBe(true);
    expect(areOne(record('The hate u give = La haine qu\'on donne', 'Thomas, Angie'), record('La haine qu\'on donne', 'Thomas, Angie'))).toBe(true);
  });

  it('printed, electronic, in large print or read out', () => {
    expect(areOne(record('Dune', 'Herbert, Frank', { material: 'Book' }), record('Dune [electronic resource]', 'Herbert, Frank', { material: 'E-book' }), record('Dune', 'Frank Herbert', { material: 'Audiobook CD' }))).toBe(true);
  });

  it('by an ISBN, where it leaves no doubt', () => {
    const isbn = { isbns: '9780140328721' };
    expect(areOne(record('Fantastic Mr Fox', 'Dahl, Roald', isbn), record('Fantastic Mr. Fox', '', isbn))).toBe(true);
    expect(areOne(record('', '', isbn), record('Fantastic Mr. Fox', 'Dahl, Roald', isbn))).toBe(true);
  });

  it('without an author, by a telling title: of films alone, of texts with the publisher', () => {
    const film = { material: 'DVD' };
    expect(areOne(record('Guess who\'s coming to dinner', '', film), record('Guess Who\'s Coming to Dinner [videorecording]', '', { material: 'Blu-ray' }))).toBe(true);
    expect(areOne(record('Guide de conversation chinois', '', { publisher: 'Larousse' }), record('Guide de conversation chinois', '', { publisher: 'Éd. Larousse' }))).toBe(true);
    expect(areApart(record('Guide de conversation chinois', '', { publisher: 'Larousse' }), record('Guide de conversation chinois', '', { publisher: 'Hachette' }))).toBe(true);
  });
});

describe('not one work', () => {
  it('volumes of a set, whatever ISBN they share', () => {
    const set = { isbns: '9787020008735' };
    expect(areApart(record('红楼梦 上册', '曹雪芹', set), record('红楼梦 下册', '曹雪芹', set), record('红楼梦', '曹雪芹', set))).toBe(true);
    expect(areApart(record('Das Kapital. Bd. 1', 'Marx, Karl', set), record('Das Kapital. Bd. 2', 'Marx, Karl', set))).toBe(true);
    expect(areApart(record('Das Kapital', 'Marx, Karl', { ...set, volume: '1' }), record('Das Kapital', 'Marx, Karl', { ...set, volume: 'Bd. 2' }))).toBe(true);
    expect(areApart(record('One piece', 'Oda, Eiichiro', { series: 'One piece', seriesNumber: '1' }), record('One piece', 'Oda, Eiichiro', { series: 'One piece', seriesNumber: '2' }))).toBe(true);
    expect(areOne(record('Das Kapital. Bd. 1', 'Marx, Karl'), record('Das Kapital', 'Karl Marx', { volume: 'Band I' }))).toBe(true);
  });

  it('different titles that share an ISBN', () => {
    const set = { isbns: '9780261103566' };
    expect(areApart(record('The fellowship of the ring', 'Tolkien, J. R. R.', set), record('The two towers', 'Tolkien, J. R. R.', set))).toBe(true);
    expect(joined([record('The two towers', 'Tolkien, J. R. R.', set), record('The two towers', '', set), record('The return of the king', 'Tolkien, J. R. R.', set)])).toEqual([]);
  });

  it('a film and the book of the same story, even with one author', () => {
    expect(areApart(record('The color purple', 'Walker, Alice', { material: 'Book' }), record('The color purple', 'Walker, Alice', { material: 'DVD' }))).toBe(true);
  });

  it('music and the book of the same name', () => {
    expect(areApart(record('Wicked', 'Maguire, Gregory', { material: 'book' }), record('Wicked', 'Maguire, Gregory', { material: 'Music CD' }))).toBe(true);
  });

  it('books of one title by different authors, nor what might be either\'s', () => {
    expect(areApart(record('Collected poems', 'Larkin, Philip'), record('Collected poems', 'Plath, Sylvia'))).toBe(true);
    const isbns = '9780571105731';
    expect(areApart(record('A history of the world', 'Roberts, J. M.', { isbns }), record('A history of the world', 'Marr, Andrew', { isbns }), record('A history of the world', '', { isbns }))).toBe(true);
  });

  it('short or common titles without an author', () => {
    for (const title of ['Home', 'Annual report', 'Collected poems', 'Physics', '全集', '上海']) expect(areApart(record(title, '', { publisher: 'X' }), record(title, '', { publisher: 'X' })), title).toBe(true);
    for (const title of ['Home', 'Titanic', '英雄']) expect(areApart(record(title, '', { material: 'DVD' }), record(title, '', { material: 'DVD' })), title).toBe(true);
  });

  it('a book and its exercises, its sequel in the same series, its version in pictures, a collection with it', () => {
    const author = 'Benson, Harris';
    expect(areApart(record('Physique', author), record('Physique : solutions et corrigé des problèmes', author))).toBe(true);
    expect(areApart(record('Star wars', author), record('Star wars : heir to the empire', author), record('Star wars : dark force rising', author))).toBe(true);
    expect(areApart(record('Sapiens', author), record('Sapiens : die Graphic Novel', author, { originalTitle: 'Sapiens' }))).toBe(true);
    expect(areApart(record('The yellow wallpaper', author), record('The yellow wallpaper and other stories', author, { originalTitle: 'The yellow wallpaper' }))).toBe(true);
  });

  it('collections under one uniform title', () => {
    expect(areApart(record('Sonnets of love', 'Neruda, Pablo', { originalTitle: 'Poems. Selections' }), record('Songs of the sea', 'Neruda, Pablo', { originalTitle: 'Poems. English. Selections' }))).toBe(true);
  });
});

describe('one story in two media', () => {
  const linked = (...records: WorkRecord[]): readonly (readonly [number, number])[] => foundWorks(records).adaptations;
  const book = { material: 'book' };
  const film = { material: 'DVD' };

  it('is linked where the title tells, or a name is the same', () => {
    expect(linked(record('Pride and prejudice', 'Austen, Jane', book), record('Pride & prejudice [videorecording]', 'Wright, Joe', film), record('Pride and prejudice', 'Jane Austen', book))).toEqual([[1, 2]]);
    expect(linked(record('Holes', 'Sachar, Louis', book), record('Holes', 'Davis, Andrew ; Sachar, Louis', film))).toEqual([[1, 2]]);
    expect(linked(record('Das Boot', 'Buchheim, Lothar-Günther', book), record('The boat', '', { ...film, originalTitle: 'Das Boot' }))).toEqual([]);
    expect(linked(record('西游记', '吴承恩', book), record('西遊記', '杨洁', { material: '电视剧录像' }))).toEqual([[1, 2]]);
  });

  it('is not where the title is short and no name is the same, or many books have it', () => {
    expect(linked(record('Home', 'Robinson, Marilynne', book), record('Home', 'Meier, Ursula', film))).toEqual([]);
    expect(linked(record('The long way home', 'Penny, Louise', book), record('The long way home', 'Other, Ann', book), record('The long way home', '', film))).toEqual([]);
    expect(linked(record('Pride and prejudice', 'Austen, Jane', book), record('Pride and prejudice', '', { material: 'Music CD' }))).toEqual([]);
  });
});

describe('any records', () => {
  const word = fc.constantFrom('Dune', 'Home', 'War and peace', 'The two towers', 'A brief history of time', '三体', '红楼梦', 'Collected poems', 'Dune : messiah', 'Dune : a novel', 'War and peace. Vol. 1', 'War and peace. Vol. 2', 'La peste / Camus', '', '/');
  const anyRecord: fc.Arbitrary<WorkRecord> = fc.record({
    title: word, author: fc.constantFrom('', 'Herbert, Frank', 'F. Herbert', 'Tolstoy, Leo', 'Tolkien', '刘慈欣', 'Herbert, Frank ; Tolstoy, Leo'), originalTitle: fc.constantFrom('', '', 'Dune', 'Voĭna i mir', 'Poems'),
    material: fc.constantFrom('', 'book', 'DVD', 'audiobook', 'Music CD'), publisher: fc.constantFrom('', 'Gollancz'), series: fc.constantFrom('', 'Dune'), seriesNumber: fc.constantFrom('', '1', '2'),
    volume: fc.constantFrom('', '', '1', '2'), isbns: fc.constantFrom('', '', '9780441172719', '9780441172719 9780140328721', '9780140328721'),
  });
  const records = fc.array(anyRecord, { maxLength: 24 });
  /** Works and links as sets of records, apart from their order. */
  const outcome = (given: readonly WorkRecord[], order: readonly number[]): string => {
    const { workOf, adaptations } = foundWorks(order.map((at) => given[at]!));
    const members = new Map<number, number[]>();
    workOf.forEach((work, place) => { if (work > 0) members.set(work, [...(members.get(work) ?? []), order[place]!].sort((a, b) => a - b)); });
    const links = adaptations.map((pair) => pair.map((work) => members.get(work)!.join()).sort().join(' ~ ')).sort();
    return JSON.stringify([[...members.values()].map((one) => one.join()).sort(), links]);
  };

  it('give the same works in any order', () => {
    fc.assert(fc.property(records, fc.infiniteStream(fc.nat(1000)), (given, draws) => {
      const order = given.map((_, at) => at);
      const shuffled = order.map((at) => [draws.next().value as number, at] as const).sort((a, b) => a[0] - b[0]).map(([, at]) => at);
      expect(outcome(given, shuffled)).toBe(outcome(given, order));
    }), { numRuns: 300 });
  });

  it('are never joined over two media, two volumes or two authors that have no book in common', () => {
    fc.assert(fc.property(records, (given) => {
      for (const work of joined(given)) {
        const keys = work.map((title) => workKeys(given[title]!));
        for (const key of keys) expect([key.medium, key.volume]).toEqual([keys[0]!.medium, keys[0]!.volume]);
        const names = keys.map(({ authors }) => authors.map(({ high, low }) => `${high}/${low}`)).filter((authors) => authors.length > 0);
        const reached = new Set(names[0]);
        for (let round = 0; round < names.length; round += 1) for (const authors of names) if (authors.some((name) => reached.has(name))) for (const name of authors) reached.add(name);
        for (const authors of names) expect(authors.some((name) => reached.has(name))).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it('given twice are joined with themselves where they say enough, and nothing else is', () => {
    fc.assert(fc.property(fc.array(anyRecord, { maxLength: 10 }), (given) => {
      const named = given.filter(({ title, author }) => author !== '' && workKeys(record(title, author)).forms.length > 0);
      const twice = foundWorks([...named, ...named]).workOf;
      named.forEach((_, at) => expect(twice[at]).toBe(twice[at + named.length]));
    }), { numRuns: 100 });
  });

  it('are packed without loss', () => {
    fc.assert(fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 5 }), (given) => {
      const rows = new KeyRows();
      for (const one of given) rows.push(packKeys(workKeys(one)));
      const hash = (at: number) => ({ high: rows.words[at]!, low: rows.words[at + 1]! });
      given.forEach((one, row) => {
        const list = (count: number, at: (row: number, n: number) => number) => Array.from({ length: count }, (_, n) => hash(at.call(rows, row, n)));
        expect({
          medium: mediums[rows.medium(row)], isTelling: rows.isTelling(row), volume: hash(rows.volumeAt(row)), main: hash(rows.mainAt(row)), sub: hash(rows.subAt(row)), bare: hash(rows.bareAt(row)),
          authors: list(rows.authors(row), rows.authorAt), forms: list(rows.forms(row), rows.formAt), isbns: list(rows.isbns(row), rows.isbnAt),
        }).toEqual(workKeys(one));
      });
    }), { numRuns: 100 });
  });

  it('of long runs of one sign are read at once', () => {
    for (const piece of ['1', '3rd ', 'new ', ' ', '(', '[', '#', ': ', '第', '(a', '1.', ' (#1', 'x, ', 'by ', '&amp;', 'ed. ', '1 1 ']) {
      for (const text of [piece.repeat(3000), `x${piece.repeat(400)}x`]) {
        const startedAt = performance.now();
        workKeys(record(text, text, { originalTitle: text, volume: text, series: text, seriesNumber: text, publisher: text }));
        expect(performance.now() - startedAt, piece).toBeLessThan(2000);
      }
    }
  });

  it('may hold any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 100 }), (title, author) => { workKeys(record(title, author, { originalTitle: author, volume: title })); }), { numRuns: 500 });
  });
});
