/**
 * Remembers what is made of an owner (a data set, a matrix), by key, for as long as the owner lives. What failed, as in a run that was
 * stopped, is made anew when it is asked for again.
 */
export function oncePer<Owner extends object, Key, Value>(): (owner: Owner, key: Key, make: () => Promise<Value>) => Promise<Value> {
  const made = new WeakMap<Owner, Map<Key, Promise<Value>>>();
  return (owner, key, make) => {
    const known = made.get(owner) ?? new Map<Key, Promise<Value>>();
    made.set(owner, known);
    const before = known.get(key);
    if (before) return before;
    const value = make();
    known.set(key, value);
    value.catch(() => known.delete(key));
    return value;
  };
}
