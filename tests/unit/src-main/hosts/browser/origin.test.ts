import { expect, it } from 'vitest';
import { addressOf, isOurs } from '#hosts/browser/origin.ts';

const address = addressOf(4000);
const host = '127.0.0.1:4000';
const origin = 'http://127.0.0.1:4000';

it.each([
  ['a typed address', { host, 'sec-fetch-site': 'none' }, false, true],
  ['our own page', { host, origin, 'sec-fetch-site': 'same-origin' }, true, true],
  ['a name that was made to point here', { host: 'evil.example:4000' }, false, false],
  ['localhost, which is not our address', { host: 'localhost:4000' }, false, false],
  ['another port', { host: '127.0.0.1:4001' }, false, false],
  ['no host', {}, false, false],
  ['a change without an origin', { host }, true, false],
  ['a change from another site', { host, origin: 'https://evil.example' }, true, false],
  ['a change from a sandboxed frame', { host, origin: 'null' }, true, false],
  ['a link on another site', { host, 'sec-fetch-site': 'cross-site' }, false, false],
  ['another program on this PC', { host, 'sec-fetch-site': 'same-site' }, false, false],
])('%s', (_, headers, mustName, expected) => {
  expect(isOurs(headers, address, mustName)).toBe(expected);
});
