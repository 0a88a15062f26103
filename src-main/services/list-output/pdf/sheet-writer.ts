import PDFDocument from 'pdfkit';
import { paperLooks, type ListSheet, type Paper, type PaperLook, type SheetCode, type SheetEntry } from '#contract/list-sheet.ts';
import { fill, sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { letterLanguage } from '#contract/text-language.ts';
import { FontBook, type Weight } from './font-book.ts';
import { linesOf, type Line } from './lines.ts';

const pointsPerMm = 72 / 25.4;
const mm = (length: number): number => length * pointsPerMm;
const lineHeight = 1.35;
/** Room below a code, in mm. */
const below = 1.4;

/** A paragraph that is broken into lines. */
interface Block { readonly lines: readonly Line[]; readonly size: number; readonly height: number; readonly gray: boolean; readonly text: string }
/** An entry that is measured and not yet drawn. */
interface Measured { readonly what: readonly Block[]; readonly where: readonly Block[]; readonly number: readonly Block[]; readonly scan: number; readonly code: SheetCode | null; readonly codeText: string; readonly height: number }

/**
 * Draws lists on the pages of a PDF file: every list begins a page, an entry is never torn in two. Text is text, to be searched and copied, and tagged,
 * so that it can be read out; fonts are embedded.
 */
export class SheetWriter {
  readonly document: PDFKit.PDFDocument;
  readonly #paper: Paper;
  readonly #look: PaperLook;
  readonly #book: FontBook;
  #y = 0;
  #column = 0;

  constructor(paper: Paper, language: Language, title: string) {
    this.#paper = paper;
    this.#look = paperLooks[paper];
    this.document = new PDFDocument({ autoFirstPage: false, margin: 0, pdfVersion: '1.7', tagged: true, lang: language, displayTitle: true, info: { Title: title, Creator: 'Shelfbridge' } });
    this.#book = new FontBook(language, (name, font) => { this.document.registerFont(name, font); });
  }

  async add(sheet: ListSheet): Promise<void> {
    const words = sentences[sheet.language].sheet;
    const bold = [sheet.heading, sheet.whom ?? '', ...sheet.entries.flatMap(({ title, mark, note }) => [title, mark ?? '', note === null ? '' : fill(words.note, { note })])];
    const plain = [sheet.sub, sheet.foot, words.shelf, words.fold, ...sheet.entries.flatMap(({ by, why, branch, code }) => [by, why ?? '', branch ?? '', code?.text ?? ''])];
    await this.#book.prepare(bold, 600);
    await this.#book.prepare(plain, 400);
    this.#draw(sheet);
  }

  #draw(sheet: ListSheet): void {
    const { heading: headingSize, title: titleSize, small } = this.#look;
    const head = [this.#block(sheet.heading, headingSize, 600, this.#width), this.#block(sheet.sub, small, 400, this.#width), ...(sheet.whom === null ? [] : [this.#block(sheet.whom, titleSize, 600, this.#width)])];
    const entries = sheet.entries.map((entry) => this.#measure(entry, sheet));
    const foot = this.#block(sheet.foot, small, 400, this.#width, true);
    const root = this.document.struct('Sect', { lang: sheet.language });
    this.document.addStructure(root);
    this.#newPage(sheet, [...head, foot].reduce((sum, { height }) => sum + height, 0) + entries.reduce((sum, { height }) => sum + height, 0) + mm(6));
    head.forEach((block, at) => { this.#paragraph(root, at === 0 ? 'H1' : 'P', block, this.#x); });
    this.#rule(1.2, this.#paper === 'receipt');
    this.#y += small * 0.5;
    const list = this.document.struct('L');
    root.add(list);
    for (const entry of entries) {
      this.#makeRoom(entry.height, sheet);
      this.#entry(list, entry);
    }
    list.end();
    this.#y += small * 0.6;
    this.#makeRoom(foot.height, sheet);
    this.#paragraph(root, 'P', foot, this.#x);
    root.end();
  }

  get #width(): number { return this.#look.columns === 1 ? mm(this.#look.width - 2 * this.#look.margin.x) : mm(this.#look.width / 2 - 2 * this.#look.margin.x); }
  get #x(): number { return mm(this.#look.margin.x) + this.#column * mm(this.#look.width / 2); }
  get #bottom(): number { return this.document.page.height - mm(this.#look.margin.y); }

  #block(text: string, size: number, weight: Weight, width: number, gray = false): Block {
    const lines = linesOf(text, { size, weight, width }, this.#book, (piece, font, points) => this.document.font(font, points).widthOfString(piece));
    return { lines, size, height: lines.length * size * lineHeight, gray, text };
  }

  #measure({ title, by, why, note, mark, branch, code }: SheetEntry, { language }: ListSheet): Measured {
    const { title: size, small, code: codeMm } = this.#look;
    const words = sentences[language].sheet;
    const isReceipt = this.#paper === 'receipt';
    const whereWidth = Math.min(this.#width * 0.36, mm(isReceipt || this.#look.columns === 2 ? 24 : 50));
    const tiny = this.#paper === 'large' ? small : small * 0.8;
    const where = [
      ...(mark === null ? [] : [this.#block(words.shelf, tiny, 400, whereWidth, true), this.#block(mark, size, 600, whereWidth)]),
      ...(branch === null ? [] : [this.#block(branch, small, 400, whereWidth)]),
    ];
    const number = code?.isNumber === true ? [this.#block(code.text, this.#paper === 'large' ? small : Math.min(7, small * 0.75), 400, whereWidth, true)] : [];
    const widest = (blocks: readonly Block[]): number => Math.max(0, ...blocks.flatMap(({ lines }) => lines.map(({ width }) => width)));
    const scan = code === null ? 0 : Math.max(mm(codeMm), widest(number));
    const used = this.#isBeside ? widest(where) + scan + (scan > 0 && where.length > 0 ? mm(4) : 0) : Math.max(widest(where), scan);
    const width = this.#width - used - (used > 0 ? mm(3) : 0) - this.#boxWidth;
    const what = [
      this.#block(title, size, 600, width),
      ...(by === '' ? [] : [this.#block(by, small, 400, width, true)]),
      ...(note === null ? [] : [this.#block(fill(words.note, { note }), small, 600, width)]),
      ...(why === null ? [] : [this.#block(why, small, 400, width, true)]),
    ];
    const sum = (blocks: readonly Block[]): number => blocks.reduce((total, { height }) => total + height, 0);
    const scanHeight = code === null ? 0 : mm(codeMm) + this.#above + mm(below) + sum(number);
    const height = Math.max(sum(what), this.#isBeside ? Math.max(sum(where), scanHeight) : sum(where) + scanHeight) + size * 0.9;
    return { what, where, number, scan, code, codeText: code === null ? '' : fill(code.isNumber ? words.scanNumber : words.scanAddress, { text: code.text }), height };
  }

  /** The code stands beside the shelf mark where the paper is wide enough, else below. */
  get #isBeside(): boolean { return this.#paper === 'a4'; }
  /** Room above a code, which a telephone needs to find it. */
  get #above(): number { return this.#isBeside ? this.#look.small * 0.3 : mm(2); }
  get #boxWidth(): number { return this.#paper === 'receipt' ? 0 : this.#look.title * 1.7; }

  #entry(list: PDFKit.PDFStructureElement, { what, where, number, scan, code, codeText, height }: Measured): void {
    const { document } = this;
    const [top, x] = [this.#y, this.#x];
    const item = document.struct('LI');
    const body = document.struct('LBody');
    list.add(item);
    item.add(body);
    if (this.#boxWidth > 0) this.#decoration(() => { document.roundedRect(x, top + this.#look.title * 0.2, this.#look.title, this.#look.title, 1.5).lineWidth(0.8).stroke('#444'); });
    for (const block of what) this.#paragraph(body, 'P', block, x + this.#boxWidth);
    this.#y = top;
    const right = x + this.#width;
    for (const block of where) this.#paragraph(body, 'P', block, this.#isBeside && code !== null ? right - scan - mm(4) : right, true);
    if (code !== null) {
      if (this.#isBeside) this.#y = top;
      this.#code(body, code, codeText, right);
    }
    for (const block of number) this.#paragraph(body, 'P', block, right, true);
    body.end();
    item.end();
    this.#y = top + height - this.#look.title * 0.45;
    this.#rule(0.5, this.#paper === 'receipt');
    this.#y = top + height;
  }

  /** Draws a paragraph at the height reached; `x` is its left edge, or its right one. */
  #paragraph(parent: PDFKit.PDFStructureElement, tag: 'H1' | 'P', { lines, size, gray, text }: Block, x: number, toTheRight = false): void {
    const { document } = this;
    const lang = letterLanguage(text);
    const from = this.#y;
    parent.add(document.struct(tag, lang === null ? {} : { lang }, () => {
      let y = from;
      for (const { runs, width } of lines) {
        let at = toTheRight ? x - width : x;
        for (const run of runs) {
          document.font(run.font, size).fillColor(gray && this.#paper !== 'receipt' && this.#paper !== 'large' ? '#333' : '#111');
          document.text(run.text, at, y + size * (lineHeight - 1) / 2, { lineBreak: false, baseline: -size * 0.92 });
          at += document.widthOfString(run.text);
        }
        y += size * lineHeight;
      }
    }));
    this.#y += lines.length * size * lineHeight;
  }

  #code(parent: PDFKit.PDFStructureElement, { size, path }: SheetCode, text: string, right: number): void {
    const side = mm(this.#look.code);
    const [x, y] = [right - side, this.#y + this.#above];
    parent.add(this.document.struct('Figure', { alt: text }, () => {
      this.document.save().translate(x, y).scale(side / size).path(path).fill('#000').restore();
    }));
    this.#y = y + side + mm(below);
  }

  #rule(width: number, isDashed: boolean): void {
    this.#decoration(() => {
      this.document.save().lineWidth(width);
      if (isDashed) this.document.dash(2, { space: 2 });
      this.document.moveTo(this.#x, this.#y).lineTo(this.#x + this.#width, this.#y).stroke(width > 1 ? '#111' : '#888').restore();
    });
  }

  /** Lines and boxes, which are not read out. */
  #decoration(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  #makeRoom(height: number, sheet: ListSheet): void {
    if (this.#look.height === null || this.#y + height <= this.#bottom) return;
    if (this.#column + 1 < this.#look.columns) {
      this.#column += 1;
      this.#y = mm(this.#look.margin.y);
    } else {
      this.#newPage(sheet, height);
    }
  }

  #newPage(sheet: ListSheet, contentHeight: number): void {
    const { width, height, margin, columns } = this.#look;
    this.document.addPage({ size: [mm(width), height === null ? contentHeight + 2 * mm(margin.y) : mm(height)], margin: 0 });
    this.#y = mm(margin.y);
    this.#column = 0;
    if (columns === 2) this.#fold(sentences[sheet.language].sheet.fold);
  }

  #fold(words: string): void {
    this.#decoration(() => {
      const middle = mm(this.#look.width / 2);
      this.document.save().lineWidth(0.5).dash(3, { space: 3 }).moveTo(middle, mm(6)).lineTo(middle, this.document.page.height - mm(6)).stroke('#888').restore();
      const [run] = this.#book.runs(words, 400);
      if (run === undefined) return;
      const size = 5.5;
      this.document.font(run.font, size).fillColor('#555');
      this.document.save().rotate(-90, { origin: [middle, mm(6)] }).text(words, middle - this.document.widthOfString(words) - 2, mm(6) - size - 1, { lineBreak: false }).restore();
    });
  }
}
