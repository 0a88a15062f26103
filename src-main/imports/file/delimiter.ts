const candidates = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof candidates)[number];

/** The sign that parts the first lines most evenly; a comma where nothing parts them. */
export function guessDelimiter(text: string): Delimiter {
  const counts = countPerLine(text, 30);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const [at, candidate] of candidates.entries()) {
    const inHeader = counts[0]?.[at] ?? 0;
    if (inHeader === 0) continue;
    const even = counts.filter((line) => line[at] === inHeader).length / counts.length;
    const score = even * even * inHeader;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** How often each candidate stands outside quotation marks, line by line. */
function countPerLine(text: string, most: number): number[][] {
  const lines: number[][] = [];
  let line = candidates.map(() => 0);
  let quoted = false;
  let cellBegins = true;
  let blank = true;
  for (let i = 0; i < text.length && lines.length < most; i += 1) {
    const sign = text[i] ?? '';
    const at = (candidates as readonly string[]).indexOf(sign);
    if (quoted) {
      if (sign === '"') quoted = false;
    } else if (sign === '\n' || sign === '\r') {
      if (!blank) lines.push(line);
      [line, blank, cellBegins] = [candidates.map(() => 0), true, true];
    } else {
      quoted = sign === '"' && cellBegins;
      if (at >= 0) line[at] = (line[at] ?? 0) + 1;
      cellBegins = at >= 0;
      blank = false;
    }
  }
  if (!blank && lines.length === 0) lines.push(line);
  return lines;
}
