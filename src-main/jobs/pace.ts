/** Time left at the pace so far, in milliseconds; null while there is too little to tell from. */
export function remainingMs(elapsedMs: number, value: number): number | null {
  if (value < 0.02 || elapsedMs < 1000) return null;
  return Math.round((elapsedMs * (1 - value)) / value);
}
