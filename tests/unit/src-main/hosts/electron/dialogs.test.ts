import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nativeDialogs, saveDelivery, type DialogHost } from '#hosts/electron/dialogs.ts';
import { wordsOf } from '#hosts/electron/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialogs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hostOf = (opened: readonly string[], saved: string): DialogHost => ({
  dialog: {
    showOpenDialog: () => Promise.resolve({ canceled: opened.length === 0, filePaths: [...opened] }),
    showSaveDialog: () => Promise.resolve({ canceled: saved === '', filePath: saved }),
  },
  window: () => null, words: () => wordsOf('zh-CN'), downloadsFolder: folder,
});

const finished = (): string => {
  const path = join(mkdtempSync(join(folder, 'made-')), 'lists.csv');
  writeFileSync(path, 'patron_id\n');
  return path;
};

it('answers what was chosen', async () => {
  const dialogs = nativeDialogs(hostOf(['/data/a.csv', '/data/b.csv'], ''));
  expect(await dialogs.chooseFiles()).toEqual(['/data/a.csv', '/data/b.csv']);
  expect(await dialogs.chooseFolder()).toBe('/data/a.csv');
  expect(await nativeDialogs(hostOf([], '')).chooseFolder()).toBeNull();
});

it('moves a finished file to where the user wants it', async () => {
  const path = finished();
  expect(await saveDelivery(hostOf([], join(folder, '书单.csv')), path, 'lists.csv')).toEqual({ kind: 'saved', name: '书单.csv' });
  expect(readFileSync(join(folder, '书单.csv'), 'utf8')).toBe('patron_id\n');
  expect(existsSync(dirname(path))).toBe(false);
});

it('deletes it where she does not want it, and says where it cannot be written', async () => {
  const path = finished();
  expect(await saveDelivery(hostOf([], ''), path, 'lists.csv')).toEqual({ kind: 'cancelled' });
  expect(existsSync(path)).toBe(false);
  await expect(saveDelivery(hostOf([], join(folder, 'none', 'x.csv')), finished(), 'lists.csv')).rejects.toMatchObject({ code: 'file-unwritable', values: { file: 'x.csv' } });
});
