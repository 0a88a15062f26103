import { clean } from '../fields/clean-text.ts';

/** Whether a value looks like the number on a copy: at least five digits, with some letters before and one behind. */
export const looksLikeBarcode = (value: string): boolean => /^[A-Za-z]{0,6}[-.]?\d[\d-]{3,22}\d[A-Za-z]?$/.test(value.replaceAll(' ', '')) && !/^(?:19|20)\d{2}[-./]?\d{2}[-./]?\d{2}$/.test(value) && !/^(?:97[89])\d{10}$/.test(value);

/** A barcode without the spaces that some systems put between its groups. */
export const barcodeOf = (value: string): string => {
  const text = clean(value);
  return /^[\d ]+$/.test(text) ? text.replaceAll(' ', '') : text;
};
