import { parseArgs } from 'node:util';

/** What the desktop program reads of its command line; switches of Electron's own stand between and are passed over. */
export function startOptions(typed: readonly string[]): { readonly catalog?: string; readonly demo: boolean } {
  const { values } = parseArgs({ args: [...typed], strict: false, options: { catalog: { type: 'string' }, demo: { type: 'boolean' } } });
  return { ...(typeof values.catalog === 'string' && { catalog: values.catalog }), demo: values.demo === true };
}
