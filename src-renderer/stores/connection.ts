import { defineStore } from 'pinia';
import { connected, ConnectionLost } from '#page/api/connection.ts';
import { CallError } from '#page/api/client.ts';

/** Whether the program answers, and the two ways in which a call can fail. */
export const useConnection = defineStore('connection', () => ({ connected }));

export { CallError, ConnectionLost };
