import type { PageAddress } from './page-address.ts';

/** The part of Electron's message that says who sent it. */
export interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Whether a message comes from our own page: the window's top frame, at our own address. */
export function isOurPage({ senderFrame }: Sender, page: PageAddress): boolean {
  return senderFrame !== null && senderFrame.parent === null && page.owns(senderFrame.url);
}
