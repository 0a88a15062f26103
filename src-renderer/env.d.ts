/// <reference types="vite/client" />
import type { Transport } from '#contract/events.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent in a browser. */
    readonly shelfbridge?: Transport;
  }
}
