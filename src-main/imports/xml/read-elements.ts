import type { BrokenRow } from '../table/row-block.ts';
import { bare, bytesOf } from './bare-signs.ts';
import { ForgivingParser } from './forgiving-parser.ts';

/** What an element holds, by the names on the way to it (`loan_history.total`); attributes are named like elements. */
export interface FoundElement {
  readonly members: ReadonlyMap<string, string>;
  readonly line: number;
}

/** Faults after which nobody can say what belongs to which element. */
const torn = /close tag|closing tag|unclosed tag|tag name|unterminated|unexpected end/;
/** Records of readers, in whole and as they were: nothing of them is taken in. */
const personal = /^(?:old|new)?_?(?:reader|patron|borrower)_?(?:record|xml)$|^borrowHistory$/i;
const mostMembers = 500;
const longestText = 20_000;
const deepest = 12;
const nameOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads the elements of one name out of an XML text, piece by piece. Entities that a text defines itself are never expanded. */
export class ElementReader {
  readonly #parser = new ForgivingParser((fault) => { if (torn.test(fault)) this.#torn = true; });
  readonly #record: string;
  /** Names of the elements that are open inside the record; null outside. */
  #path: string[] | null = null;
  #members = new Map<string, string>();
  #line = 0;
  #begin = 0;
  #torn = false;
  #text = '';
  #dropped = 0;
  #found: FoundElement[] = [];
  #broken: BrokenRow[] = [];
  /** Sign and byte at which the piece that is read begins. */
  #piece = { text: '', signs: 0, bytes: 0 };

  constructor(record: string) {
    this.#record = record;
    const parser = this.#parser;
    parser.on('opentagstart', ({ name }) => { this.#opens(nameOf(name)); });
    parser.on('attribute', ({ name, value }) => { if (this.#path !== null && !name.startsWith('xmlns')) this.#put([...this.#path, nameOf(name)], value); });
    parser.on('text', (text) => { this.#takeText(text); });
    parser.on('cdata', (text) => { this.#takeText(text); });
    parser.on('closetag', () => { this.#closes(); });
  }

  /** The records that are whole by now, and what cannot be read. */
  take(text: string): { found: FoundElement[]; broken: BrokenRow[] } {
    this.#piece = { text, signs: this.#parser.position, bytes: this.#piece.bytes + bytesOf(this.#piece.text) };
    this.#parser.write(text);
    return this.#taken();
  }

  /** The record in which the text ends, if it does. */
  end(): { found: FoundElement[]; broken: BrokenRow[] } {
    if (this.#path !== null) this.#putAside('record-cut');
    return this.#taken();
  }

  #taken(): { found: FoundElement[]; broken: BrokenRow[] } {
    const taken = { found: this.#found, broken: this.#broken };
    [this.#found, this.#broken] = [[], []];
    return taken;
  }

  #opens(name: string): void {
    const anew = name === this.#record;
    if (anew && this.#path !== null && this.#torn) this.#putAside('record-broken');
    if (this.#path !== null) {
      this.#text = '';
      if (personal.test(name) || this.#dropped > 0) this.#dropped += 1;
      this.#path.push(name);
    } else if (anew) {
      const at = Math.max(0, this.#parser.position - this.#piece.signs - name.length - 2);
      this.#begin = this.#piece.bytes + bytesOf(this.#piece.text.slice(0, at));
      [this.#path, this.#members, this.#line, this.#torn, this.#text, this.#dropped] = [[], new Map(), this.#parser.line, false, '', 0];
    }
  }

  #takeText(text: string): void {
    if (this.#path !== null && this.#dropped === 0 && this.#text.length < longestText) this.#text += text;
  }

  #closes(): void {
    if (this.#path === null) return;
    this.#put(this.#path, this.#text);
    this.#text = '';
    if (this.#dropped > 0) this.#dropped -= 1;
    if (this.#path.pop() !== undefined) return;
    if (this.#torn) {
      this.#putAside('record-broken');
    } else {
      this.#found.push({ members: this.#members, line: this.#line });
      this.#path = null;
    }
  }

  #put(path: readonly string[], text: string): void {
    const value = bare(text).trim();
    if (value === '' || this.#dropped > 0 || path.length > deepest) return;
    const name = path.length === 0 ? this.#record : path.join('.');
    const before = this.#members.get(name);
    if (before === undefined && this.#members.size >= mostMembers) return;
    if (before === undefined || before.length < longestText) this.#members.set(name, before === undefined ? value : `${before}; ${value}`);
  }

  #putAside(code: 'record-broken' | 'record-cut'): void {
    this.#broken.push({ line: this.#line, offset: this.#begin, code, cells: [] });
    this.#path = null;
    this.#torn = false;
  }
}
