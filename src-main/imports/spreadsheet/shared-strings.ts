import { AppError } from '#contract/errors.ts';

const pageBits = 22;
const pageBytes = 1 << pageBits;
const mostBytes = 400e6;
const remembered = 8192;

/** The texts of a workbook by their numbers, as UTF-8 side by side: a fifth of what as many strings would take. */
export class SharedStrings {
  readonly #file: string;
  readonly #pages: Buffer[] = [];
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;
  #end = 0;
  readonly #lastIndexes = new Int32Array(remembered).fill(-1);
  readonly #lastTexts: string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws AppError archive-too-large */
  add(text: string): void {
    const most = text.length * 3;
    let start = this.#end;
    if ((start & (pageBytes - 1)) + most > pageBytes || this.#pages.length === 0) {
      start = this.#pages.length * pageBytes;
      if (start + most > mostBytes) throw new AppError('archive-too-large', { file: this.#file });
      const pages = Math.max(1, Math.ceil(most / pageBytes));
      this.#pages.push(Buffer.allocUnsafeSlow(pages * pageBytes), ...Array.from({ length: pages - 1 }, () => Buffer.alloc(0)));
    }
    const bytes = this.#pages[start >>> pageBits]?.write(text, start & (pageBytes - 1)) ?? 0;
    if (this.#count === this.#starts.length) [this.#starts, this.#lengths] = [doubled(this.#starts), doubled(this.#lengths)];
    this.#starts[this.#count] = start;
    this.#lengths[this.#count] = bytes;
    this.#count += 1;
    this.#end = start + bytes;
  }

  /** Undefined for a number that no text has. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const place = index % remembered;
    if (this.#lastIndexes[place] === index) return this.#lastTexts[place];
    const start = this.#starts[index] ?? 0;
    const from = start & (pageBytes - 1);
    const text = this.#pages[start >>> pageBits]?.toString('utf8', from, from + (this.#lengths[index] ?? 0));
    this.#lastIndexes[place] = index;
    this.#lastTexts[place] = text ?? '';
    return text;
  }
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
