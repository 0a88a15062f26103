import { describe, expect, it } from 'vitest';
import type { TitleRecord } from '#catalog/repositories/assignments.ts';
import { recordMatches } from '#services/record-matches.ts';

const record = (part: Partial<TitleRecord>): TitleRecord =>
  ({ id: 1, title: '', author: '', subjects: '', classMark: '', series: '', publisher: '', language: '', audience: '', material: '', year: 0, workId: 0, ...part });

describe('what two records have in common', () => {
  it('is named in the words of the title that is offered', () => {
    const borrowed = record({ author: 'Lemaitre, Pierre, 1951-', subjects: 'Crime; family; Paris', classMark: '843.914', series: 'Verhoeven, 1' });
    const offered = record({ author: 'Pierre Lemaitre', subjects: 'paris; crime -- France', classMark: '843.92', series: 'Verhoeven 2' });
    expect(recordMatches(['author', 'series', 'subject', 'class'], borrowed, offered)).toEqual([
      { field: 'author', words: [] }, { field: 'series', words: ['Verhoeven 2'] }, { field: 'subject', words: ['paris', 'crime'] }, { field: 'class', words: ['843.9'] },
    ]);
  });
  it('leaves out a field in which the records no longer agree', () => {
    expect(recordMatches(['author', 'subject', 'class'], record({ author: 'A' }), record({ author: 'B', subjects: 'x', classMark: 'I247' }))).toEqual([]);
  });
  it('is nothing where only words inside subjects or the widest classes agree', () => {
    expect(recordMatches(['subject', 'class'], record({ subjects: 'science fiction', classMark: 'I512' }), record({ subjects: 'historical fiction', classMark: 'I561' }))).toEqual([]);
  });
  it('does so in Chinese', () => {
    expect(recordMatches(['author', 'subject'], record({ author: '[清] 曹雪芹', subjects: '文学名著; 家庭' }), record({ author: '曹雪芹', subjects: '家庭; 历史' })))
      .toEqual([{ field: 'author', words: [] }, { field: 'subject', words: ['家庭'] }]);
  });
});
