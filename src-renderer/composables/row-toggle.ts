/**
 * Marks rows of a table one by one or, with Shift, all from the one before: they become what the row that is pressed becomes.
 * @param rowAt the row at an index, as far as it has been read
 */
export function rowToggle<Id extends number>(rowAt: (index: number) => { readonly id: Id } | undefined) {
  let last: number | null = null;
  return {
    /** What is marked once the row at `index` has been pressed. */
    toggled(marked: ReadonlySet<Id>, index: number, isRange: boolean): Set<Id> {
      const next = new Set(marked);
      const pressed = rowAt(index);
      const isOff = pressed !== undefined && marked.has(pressed.id);
      const from = isRange && last !== null ? last : index;
      for (let at = Math.min(from, index); at <= Math.max(from, index); at += 1) {
        const row = rowAt(at);
        if (row === undefined) continue;
        if (isOff) next.delete(row.id);
        else next.add(row.id);
      }
      last = index;
      return next;
    },
    /** Other rows stand there now: the one before is none of them. */
    forget(): void { last = null; },
  };
}
