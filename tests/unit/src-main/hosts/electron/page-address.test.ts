import { describe, expect, it } from 'vitest';
import { pageAddress } from '#hosts/electron/page-address.ts';
import { isOurPage } from '#hosts/electron/sender.ts';

const page = pageAddress(undefined);
const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } });

describe('pageAddress', () => {
  it('owns its own addresses alone', () => {
    expect(page.url).toBe('app://shelfbridge/');
    expect(page.owns('app://shelfbridge/assets/index.js#/imports')).toBe(true);
    for (const url of ['app://other/', 'https://shelfbridge/', 'file:///etc/passwd', 'app:shelfbridge', 'http://127.0.0.1:5173/', 'about:blank', '']) expect(page.owns(url)).toBe(false);
  });

  it('takes a build tool on this PC while developing, and nothing further away', () => {
    const developing = pageAddress('http://localhost:5173');
    expect(developing.owns('http://localhost:5173/main.ts')).toBe(true);
    expect(developing.owns('ws://localhost:5173/')).toBe(true);
    expect(developing.owns('http://localhost:5174/')).toBe(false);
    expect(pageAddress('http://evil.example:5173').url).toBe('app://shelfbridge/');
  });
});

describe('isOurPage', () => {
  it('hears the top frame of our page and nobody else', () => {
    expect(isOurPage(frame('app://shelfbridge/#/patrons'), page)).toBe(true);
    expect(isOurPage(frame('app://shelfbridge/', {}), page)).toBe(false);
    expect(isOurPage(frame('https://evil.example/'), page)).toBe(false);
    expect(isOurPage({ senderFrame: null }, page)).toBe(false);
  });
});
