import LineBreaker from 'linebreak';
import type { FontBook, FontRun, Weight } from './font-book.ts';

/** Text of one line, cut where fonts change, with its width in points. */
export interface Line { readonly runs: readonly FontRun[]; readonly width: number }

/** Measures a piece of text in a named font and size. */
export type Measure = (text: string, font: string, size: number) => number;

/**
 * Breaks a text into lines by the rules of Unicode (annex 14: between words, between Chinese characters but not before a full stop); a word longer than a
 * line is cut.
 * @param width of a line, in points
 */
export function linesOf(text: string, { size, weight, width }: { readonly size: number; readonly weight: Weight; readonly width: number }, book: FontBook, measure: Measure): Line[] {
  const widthOf = (piece: string): number => book.runs(piece, weight).reduce((sum, run) => sum + measure(run.text, run.font, size), 0);
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const sign of new Intl.Segmenter().segment(piece)) { // most pieces fit; what does not is cut between two letters
      if (line !== '' && widthOf((line + sign.segment).trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += sign.segment;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.map((words) => ({ runs: book.runs(words, weight), width: widthOf(words) }));
}

/** The pieces between which a line may end. Ends of lines in the text itself are blanks. */
function piecesOf(text: string): string[] {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const breaker = new LineBreaker(plain);
  const pieces: string[] = [];
  let from = 0;
  for (let end = breaker.nextBreak(); end !== null; end = breaker.nextBreak()) {
    pieces.push(plain.slice(from, end.position));
    from = end.position;
  }
  return pieces;
}
