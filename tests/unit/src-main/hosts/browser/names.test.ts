import { expect, it } from 'vitest';
import { attachment } from '#hosts/browser/downloads.ts';
import { hasDisplay } from '#hosts/browser/open-browser.ts';
import { uploadName } from '#hosts/browser/uploads.ts';

it('names downloads for old browsers and in any script', () => {
  expect(attachment('书单 (1).csv')).toBe("attachment; filename=\"__ (1).csv\"; filename*=UTF-8''%E4%B9%A6%E5%8D%95%20%281%29.csv");
  expect(attachment('a"b\\c\r\nx.csv')).not.toMatch(/[\r\n]|b"|\\/);
});

it('keeps the last part of an upload’s name and nothing that could leave a sentence', () => {
  expect(uploadName('C:\\exports\\loans.csv')).toBe('loans.csv');
  expect(uploadName('../../etc/passwd')).toBe('passwd');
  expect(uploadName('借阅\u0000\n.csv')).toBe('借阅.csv');
  expect(uploadName(null)).toBe('file');
  expect([...uploadName('长'.repeat(500))]).toHaveLength(200);
});

it('opens a browser only where there is a screen', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});
