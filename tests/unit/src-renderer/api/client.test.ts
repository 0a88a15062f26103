import { describe, expect, test } from 'vitest';
import { call, CallError, onEvent, receiveFiles, takeDelivery, useTransport } from '#page/api/client.ts';
import type { Listener } from '#contract/events.ts';

const answering = (reply: unknown) => {
  const calls: unknown[][] = [];
  useTransport({ call: async (...args) => { calls.push(args); return reply; }, subscribe: () => () => undefined });
  return calls;
};

describe('client', () => {
  test('gives the data of an answer', async () => {
    const calls = answering({ ok: true, data: null });
    await expect(call('lists:for-patron', { patronId: 1 as never })).resolves.toBeNull();
    expect(calls).toEqual([['lists:for-patron', { patronId: 1 }]]);
  });
  test('throws the code and values of an error', async () => {
    answering({ ok: false, error: { code: 'job-busy', values: { kind: 'training' } } });
    await expect(call('catalog:demo', {})).rejects.toMatchObject({ code: 'job-busy', values: { kind: 'training' } });
    await expect(call('catalog:demo', {})).rejects.toBeInstanceOf(CallError);
  });
  test('files travel beside the argument', async () => {
    const calls = answering({ ok: true, data: [] });
    const file = new File(['a'], 'loans.csv');
    await receiveFiles([file]);
    expect(calls).toEqual([['files:receive', { paths: [] }, [file]]]);
  });
  test('a listener hears only the events it asked for', () => {
    let tell: Listener = () => undefined;
    useTransport({ call: async () => undefined, subscribe: (listener) => { tell = listener; return () => undefined; } });
    const heard: unknown[] = [];
    onEvent('catalog:changed', (data) => heard.push(data));
    tell({ name: 'catalog:changed', data: { parts: ['lists'] } });
    tell({ name: 'training:point', data: {} as never });
    expect(heard).toEqual([{ parts: ['lists'] }]);
  });
  test('a download leaves no link behind', () => {
    expect(takeDelivery({ kind: 'download', name: 'a.csv', url: 'data:,' }).kind).toBe('download');
    expect(document.querySelector('a[download]')).toBeNull();
  });
});
