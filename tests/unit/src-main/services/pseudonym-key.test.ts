import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pseudonymKey } from '../../../../src-main/services/pseudonym-key.ts';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'shelfbridge-key-')), 'settings');

describe('the key of the pseudonyms', () => {
  it('is made once, and is the same from then on', () => {
    const here = folder();
    const key = pseudonymKey(here);
    expect(key).toHaveLength(32);
    expect(Buffer.compare(pseudonymKey(here), key)).toBe(0);
    expect(readdirSync(here)).toEqual(['pseudonym-key']);
    expect(Buffer.compare(pseudonymKey(folder()), key)).not.toBe(0);
  });

  it('is for the user of this PC alone', { skip: process.platform === 'win32' }, () => {
    const here = folder();
    pseudonymKey(here);
    expect(statSync(join(here, 'pseudonym-key')).mode & 0o777).toBe(0o600);
  });

  it('is never replaced where it is damaged', () => {
    const here = folder();
    pseudonymKey(here);
    writeFileSync(join(here, 'pseudonym-key'), 'something else');
    expect(() => pseudonymKey(here)).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
  });
});
