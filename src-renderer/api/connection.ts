import { ref, readonly } from 'vue';

const state = ref(true);

/** false while the program does not answer. */
export const connected = readonly(state);

export function setConnected(value: boolean): void {
  state.value = value;
}

/** The program did not answer. No notice is needed: the bar at the top of the page says so. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
