/**
 * Passes on at most one value per key and interval, always the newest one; a final value goes out at once and nothing after it.
 * @param isFinal a value that must never be held back
 */
export function throttled<T, Key>(send: (value: T) => void, intervalMs: number, keyOf: (value: T) => Key, isFinal: (value: T) => boolean): (value: T) => void {
  const held = new Map<Key, { value: T | null; timer: NodeJS.Timeout }>();
  return (value) => {
    const key = keyOf(value);
    const slot = held.get(key);
    if (isFinal(value)) {
      if (slot !== undefined) clearTimeout(slot.timer);
      held.delete(key);
      send(value);
    } else if (slot !== undefined) {
      slot.value = value;
    } else {
      send(value);
      const fresh: { value: T | null; timer: NodeJS.Timeout } = { value: null, timer: setTimeout(function tick() {
        if (fresh.value === null) { held.delete(key); return; }
        send(fresh.value);
        fresh.value = null;
        fresh.timer = setTimeout(tick, intervalMs).unref();
      }, intervalMs).unref() };
      held.set(key, fresh);
    }
  };
}
