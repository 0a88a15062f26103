/** The longest that work waits for an idle moment. */
const idleMs = 2000;

/** Does something when the page has nothing else to do, two seconds from now at the latest. */
export const whenIdle: (work: () => void) => void = 'requestIdleCallback' in globalThis
  ? (work) => { requestIdleCallback(work, { timeout: idleMs }); }
  : (work) => { setTimeout(work, idleMs); }; // Safari has no such moments
