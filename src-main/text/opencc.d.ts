declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified[ other]`, with a bar between the entries. */
  const characters: string;
  // eslint-disable-next-line no-restricted-exports -- the package exports it so
  export default characters;
}
