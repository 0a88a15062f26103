import { ref, readonly } from 'vue';

const state = ref(true);

/** false while the program does not answer. */
export const connected = readonly(state);

export function setConnected(value: boolean): void {
  state.value = value;
}

const streams = ref(0);

/** How often events have begun to come. What happened before is not told: a call can be answered, and its job be done, before the first event can arrive. */
export const eventStreams = readonly(streams);

export function eventsBegin(): void {
  state.value = true;
  streams.value += 1;
}

/** The program did not answer. No notice is needed: the bar at the top of the page says so. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
