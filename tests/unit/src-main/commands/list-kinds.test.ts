import { describe, expect, it } from 'vitest';
import type { DomainId } from '#contract/ids.ts';
import { identityOf, kindOf } from '../../../../src-main/commands/list-kinds.ts';

const targetId = 1 as DomainId;

describe('which list is asked for on the command line', () => {
  it.each([
    [{ all: true }, 'patrons'], [{ patron: ['1'] }, 'patrons'], [{}, 'patrons'], [{ group: '4B' }, 'group'], [{ club: 'A', patron: ['1'] }, 'club'], [{ club: 'A', 'patrons-file': 'f' }, 'club'],
    [{ shelf: 'A', subject: 'sea', 'class-mark': '91' }, 'shelf'], [{ general: 'new' }, 'general'], [{ general: 'popular-in-group', group: '4B' }, 'general'], [{ liked: ['1', '2'] }, 'liked'],
  ] as const)('%o is %s', (values, kind) => { expect(kindOf(values)).toBe(kind); });

  it.each([
    [{ club: 'A', all: true }], [{ subject: 'A' }], [{ 'class-mark': '9', patron: ['1'] }], [{ liked: ['1'], all: true }], [{ shelf: 'A', club: 'B' }], [{ shelf: 'A', group: '4B' }], [{ group: '4B', all: true }], [{ general: 'new', liked: ['1'] }],
  ] as const)('%o is refused', (values) => { expect(() => kindOf(values)).toThrowError(expect.objectContaining({ code: 'usage' }) as Error); });

  it('is found again under the same name', () => {
    expect(identityOf('club', { club: 'A' }, targetId)).toEqual({ kind: 'club', name: 'A', fallback: null, targetId });
    expect(identityOf('general', { general: 'popular-in-group', group: '4B' }, targetId)).toEqual({ kind: 'fallback', name: '4B', fallback: 'popular-in-group', targetId });
    expect(() => identityOf('liked', { liked: ['1'] }, targetId)).toThrowError(expect.objectContaining({ code: 'usage' }) as Error);
    expect(() => identityOf('general', { general: 'best' }, targetId)).toThrowError(expect.objectContaining({ code: 'usage' }) as Error);
  });
});
