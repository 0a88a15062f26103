const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;
const narrowPx = 7;
const widePx = 13;

/** How wide a text is at 13 px, near enough for placing it. */
export const textWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (wide.test(sign) ? widePx : narrowPx), 0);

/** A text that is no wider than this; what is cut off is shown as "…". */
export function cut(text: string, px: number): string {
  if (textWidth(text) <= px) return text;
  let kept = '';
  for (const sign of text) {
    if (textWidth(kept + sign) > px - narrowPx) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in lines of at most this width, broken between words or Chinese characters; the last line is cut where there is more. */
export function inLines(text: string, px: number, most: number): string[] {
  const parts = text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+\s*/g) ?? [];
  const lines = [''];
  for (const part of parts) {
    const line = lines.at(-1)!;
    if (line === '' || textWidth((line + part).trimEnd()) <= px) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  const shown = lines.slice(0, most).map((line) => line.trimEnd());
  if (lines.length > most) shown[most - 1] = `${shown[most - 1] ?? ''} ${lines.slice(most).join('')}`;
  return shown.map((line) => cut(line, px));
}
