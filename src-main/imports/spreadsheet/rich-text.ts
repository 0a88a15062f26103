/** Gathers the text of a cell: its runs of letters, without the reading aids above them. */
export class RichText {
  #text = '';
  #isRead = false;
  #aside = 0;

  begin(): void {
    this.#text = '';
    this.#isRead = false;
    this.#aside = 0;
  }

  open(name: string): void {
    if (name === 'rPh') this.#aside += 1;
    else if (name === 't') this.#isRead = this.#aside === 0;
  }

  add(text: string): void {
    if (this.#isRead) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#aside -= 1;
    else if (name === 't') this.#isRead = false;
  }

  get text(): string {
    return unescaped(this.#text);
  }
}

/** Signs that XML cannot hold stand as `_x000D_`; a NUL is a space, as in other files. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16) || 32)).toWellFormed() : text;
}
