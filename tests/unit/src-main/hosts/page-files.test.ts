import { describe, expect, it } from 'vitest';
import { contentPolicy, contentType, pagePath } from '#hosts/page-files.ts';

describe('pagePath', () => {
  it('names files of the page', () => {
    expect(pagePath('/')).toBe('index.html');
    expect(pagePath('/assets/index-B_x1y2Z3.js')).toBe('assets/index-B_x1y2Z3.js');
    expect(pagePath('/assets/my%20font.woff2')).toBe('assets/my font.woff2');
  });

  it.each([
    '/../package.json', '/..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '//etc/passwd', '/C:/Windows/win.ini',
    '/.env', '/assets/.hidden', '/a%00b', '/%', 'package.json', '/assets/',
  ])('refuses %s', (path) => {
    expect(pagePath(path)).toBeNull();
  });
});

it('knows the types of the page’s files, and calls any other file bytes', () => {
  expect(contentType('.JS')).toBe('text/javascript; charset=utf-8');
  expect(contentType('.exe')).toBe('application/octet-stream');
});

it('allows scripts and connections of our own alone', () => {
  expect(contentPolicy()).toContain("connect-src 'self';");
  expect(contentPolicy('ws://127.0.0.1:1')).toContain("connect-src 'self' ws://127.0.0.1:1;");
  expect(contentPolicy()).toContain("script-src 'self';");
});
