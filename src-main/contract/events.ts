import type { Job } from './jobs.ts';
import type { TrainingPoint } from './training.ts';

/** Facts that reach every page. They never command. */
export interface Events {
  /** At most every 100 ms a job; the final state is always sent. */
  'job:changed': Job;
  'training:point': TrainingPoint;
  /** Rows of these kinds have changed: read again what you show of them. */
  'catalog:changed': { readonly parts: readonly CatalogPart[] };
}

export type CatalogPart = 'patrons' | 'titles' | 'loans' | 'imports' | 'domains' | 'models' | 'evaluations' | 'lists' | 'insights' | 'settings' | 'catalog';
export type EventName = keyof Events;
export type AppEvent = { readonly [Name in EventName]: { readonly name: Name; readonly data: Events[Name] } }[EventName];
export type Listener = (event: AppEvent) => void;

/** How a page reaches the main process; the preload script and the browser client are the two of them. */
export interface Transport {
  /** `files`: dropped or chosen files that go with `files:receive`. */
  call(name: string, argument: unknown, files?: readonly unknown[]): Promise<unknown>;
  subscribe(listener: Listener): () => void;
}
