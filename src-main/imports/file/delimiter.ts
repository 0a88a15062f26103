/** Signs that part cells, and how much rarer than a comma they are in the text of cells. */
const candidates: readonly (readonly [sign: string, weight: number])[] = [[',', 1], [';', 1.5], ['\t', 4], ['|', 4], ['^', 4], ['@', 1]];
const mostLines = 200;
/** A line that agrees with the others on its number of cells says more than one that does not. */
const comment = /^\s*(?:#|--)/;

/** The sign that parts the lines most evenly; a comma where nothing parts them. */
export function guessDelimiter(text: string): string {
  let [best, bestScore] = [',', 0];
  for (const quote of ['"', "'", '']) {
    const counts = countPerLine(text, quote);
    for (const [at, [sign, weight]] of candidates.entries()) {
      const { most, share, first } = usual(counts.map((line) => line[at] ?? 0));
      const score = share * share * most * weight * (first ? 3 : 1);
      if (score > bestScore * 1.01) [best, bestScore] = [sign, score];
    }
  }
  return best;
}

/** The number that most lines have, which share of them has it, and whether the first line that has any has just it. */
function usual(counts: readonly number[]): { most: number; share: number; first: boolean } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  const [most, having] = [...lines].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as [number, number]);
  return { most, share: counts.length === 0 ? 0 : having / counts.length, first: counts[0] === most && most > 0 };
}

/** How often each candidate stands in a line, outside the marks around cells. */
function countPerLine(text: string, quote: string): number[][] {
  const signs = candidates.map(([sign]) => sign);
  const lines: number[][] = [];
  let line = signs.map(() => 0);
  let [quoted, cellBegins, begin] = [false, true, 0];
  for (let i = 0; i <= text.length && lines.length < mostLines; i += 1) {
    const sign = text[i] ?? '\n';
    if (quoted) {
      if (sign === quote) quoted = false;
    } else if (sign === '\n' || sign === '\r') {
      if (i > begin && !comment.test(text.slice(begin, i))) lines.push(line);
      [line, cellBegins, begin] = [signs.map(() => 0), true, i + 1];
    } else {
      const at = signs.indexOf(sign);
      quoted = sign === quote && cellBegins;
      if (at >= 0) line[at] = (line[at] ?? 0) + 1;
      cellBegins = at >= 0;
    }
  }
  return lines;
}
