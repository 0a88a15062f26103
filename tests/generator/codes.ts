/** Numbers as libraries print them: card numbers, item barcodes, ISBNs. */

/** The check digit of a 13-digit library barcode (Codabar, mod 10: every second digit doubled, from the first). */
export function codabarCheckDigit(digits: string): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(at) - 48;
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** 14 digits: 3 for an item, the library's four digits, the item's eight, the check digit. */
export function itemBarcode(copy: number): string {
  const digits = `30972${String(10_000_000 + copy)}`;
  return digits + String(codabarCheckDigit(digits));
}

/** An 8-digit card number; it starts with a zero, as many do, so that a reader that takes it for a number is found out. */
export const cardNumber = (patron: number): string => String(1_000_003 + patron * 17).padStart(8, '0');

/** A made-up ISBN-13 with a right check digit, in the 979-9 range that no agency has been given. */
export function syntheticIsbn(number: number): string {
  const digits = `9799${String(number % 100_000_000).padStart(8, '0')}`;
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += (digits.charCodeAt(at) - 48) * (at % 2 === 0 ? 1 : 3);
  return digits + String((10 - (sum % 10)) % 10);
}
