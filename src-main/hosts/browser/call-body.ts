import type { IncomingMessage } from 'node:http';
import { AppError } from '#contract/errors.ts';

const longestBytes = 5_000_000;

/**
 * Reads a call's name and argument from a request.
 * @throws AppError invalid-argument: not JSON, or longer than 5 MB
 */
export async function readCall(request: IncomingMessage): Promise<{ readonly name: unknown; readonly argument: unknown }> {
  // a form of another site cannot send this type without asking first
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new AppError('invalid-argument', { place: 'content-type' });
  const chunks: Buffer[] = [];
  let bytes = 0;
  // leaving the loop must not close the connection: the answer goes through it
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longestBytes) throw new AppError('invalid-argument', { place: 'length' });
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof body === 'object' && body !== null && 'name' in body) return { name: body.name, argument: 'argument' in body ? body.argument : undefined };
  } catch { /* told below */ }
  throw new AppError('invalid-argument', { place: 'json' });
}
