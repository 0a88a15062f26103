declare module 'linebreak' {
  /** Where the lines of a text may end, by annex 14 of Unicode. */
  class LineBreaker {
    constructor(text: string);
    /** The next place, null behind the last one. */
    nextBreak(): { readonly position: number; readonly required?: boolean } | null;
  }
  export { LineBreaker as default };
}
