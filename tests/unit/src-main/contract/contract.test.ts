import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { callArguments, callNames } from '#contract/calls.ts';
import { domainMapFile } from '#contract/domains.ts';
import { AppError, errorReply } from '#contract/errors.ts';
import { paging, patronId } from '#contract/ids.ts';
import { z } from 'zod';

describe('ids', () => {
  it('are whole numbers from 1 on', () => {
    expect(patronId.parse(7)).toBe(7);
    for (const wrong of [0, -1, 1.5, '7', null, undefined, Number.NaN, Infinity, 2 ** 60]) expect(patronId.safeParse(wrong).success, String(wrong)).toBe(false);
  });

  it('come by pages of 1 to 500', () => {
    const page = z.object(paging);
    expect(page.parse({})).toEqual({ limit: 50 });
    for (const limit of [0, 501, 1.5, '5']) expect(page.safeParse({ limit }).success).toBe(false);
  });
});

describe('a domains file', () => {
  const any = [{ material: ['book'] }];
  it.each([
    ['what the documentation shows', { map: 'format', domains: [{ name: 'books', any }] }, true],
    ['words with spaces around', { map: ' format ', domains: [{ name: ' books ', any: [{ language: [' chi '] }] }] }, true],
    ['no domains', { map: 'format', domains: [] }, false], ['no name', { domains: [{ name: 'a', any }] }, false], ['an empty name', { map: '', domains: [{ name: 'a', any }] }, false],
    ['a rule without conditions', { map: 'm', domains: [{ name: 'a', any: [{}] }] }, false], ['an unknown condition', { map: 'm', domains: [{ name: 'a', any: [{ colour: ['red'] }] }] }, false],
    ['a word that is none', { map: 'm', domains: [{ name: 'a', any: [{ material: [1] }] }] }, false], ['no words', { map: 'm', domains: [{ name: 'a', any: [{ material: [] }] }] }, false],
    ['no rules', { map: 'm', domains: [{ name: 'a', any: [] }] }, false], ['more than it knows', { map: 'm', version: 2, domains: [{ name: 'a', any }] }, false],
    ['a list', [], false],
  ])('%s', (_what, file, isRight) => {
    expect(domainMapFile.safeParse(file).success).toBe(isRight);
  });
});

describe('errors', () => {
  it('are told by code and values; anything else is internal, without its message', () => {
    expect(errorReply(new AppError('file-empty', { file: 'a' }))).toEqual({ code: 'file-empty', values: { file: 'a' } });
    expect(errorReply(new Error('card 123'))).toEqual({ code: 'internal', values: {} });
    expect(errorReply('card 123')).toEqual({ code: 'internal', values: {} });
    expect(errorReply(null)).toEqual({ code: 'internal', values: {} });
  });

  it('say what to do when a thread has come to the end of its memory', async () => {
    const thread = new Worker('const kept = []; for (;;) kept.push(Array.from({ length: 1e5 }, (_, at) => `row ${at}`));', { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } });
    const [error] = await once(thread, 'error').catch((failure: unknown) => [failure]) as [unknown];
    expect(errorReply(error)).toEqual({ code: 'out-of-memory', values: {} });
  });
});

describe('calls', () => {
  it('each parse an object and refuse anything else', () => {
    for (const name of callNames) for (const wrong of ['', 7, null, []]) expect(callArguments[name].safeParse(wrong).success, name).toBe(false);
  });
});
