import { describe, expect, it } from 'vitest';
import type { CodeKind } from '#contract/domains.ts';
import { kindsOf } from '#services/code-kinds.ts';

describe('what codes stand for', () => {
  it.each<readonly [CodeKind | null, readonly string[]]>([
    ['print-book', ['Book', 'BK', 'acbk', 'jcbk', '图书', '中文图书', 'large print book', 'BOOK', 'Paperback']],
    ['e-book', ['E-book', 'EBOOK', 'eBook', '电子书', 'electronic book', 'EBK', 'Libby ebook']],
    ['audiobook', ['Audiobook', 'AUDIOBK', 'BOCD', 'Book on CD', 'talking book', '有声书', 'Hörbuch', 'spoken word', 'ABK']],
    ['e-audiobook', ['eAudiobook', 'e-audiobook', 'downloadable audiobook', '电子有声书']],
    ['film', ['DVD', 'acdvd', 'VM', 'Blu-ray', 'VIDEODISC', '影片', 'streaming video', 'VHS', '录像']],
    ['music', ['Music CD', 'MU', 'accd', 'SOUNDDISC', '音乐', 'LP', 'CD']],
    [null, ['map', 'KIT', 'CR', 'magazine', '期刊', 'xyz', 'laptop']],
  ])('%s among materials', (kind, values) => {
    expect(values.map((value) => [value, kindsOf('material', [value])[0]])).toEqual(values.map((value) => [value, kind]));
  });

  it('takes single letters for MARC material where several of them stand together', () => {
    expect(kindsOf('material', ['a', 'g', 'j', 'DVD'])).toEqual(['print-book', 'film', 'music', 'film']);
    expect(kindsOf('material', ['a', 'b'])).toEqual([null, null]);
  });

  it('tells ages by audiences, and by collections where some of them name one', () => {
    expect(kindsOf('audience', ['adult', 'juvenile', 'young adult', 'J', '儿童', '高中', 'x'])).toEqual(['adults', 'children', 'young', 'children', 'children', 'young', null]);
    expect(kindsOf('collection', ['JUV', 'YA FIC', 'STACKS'])).toEqual(['children', 'young', 'adults']);
  });

  it('tells fiction by the scheme of the classes, or by collections', () => {
    expect(kindsOf('classPrefix', ['8', 'I', 'J', '5'])).toEqual(['fiction', 'fiction', 'non-fiction', 'non-fiction']);
    expect(kindsOf('classPrefix', ['P', 'Q'])).toEqual(['fiction', 'non-fiction']);
    expect(kindsOf('collection', ['FIC', 'NFIC', 'Non-fiction', 'AFIC', 'Adult Fiction', '小说', 'REF'])).toEqual(['fiction', 'non-fiction', 'non-fiction', 'fiction', 'fiction', 'fiction', null]);
  });
});
