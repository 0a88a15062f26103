import { eastAsianPlanes } from './east-asian-set.ts';

let signs: ReadonlyMap<number, string> | undefined;

/** The East Asian set of MARC-8: three bytes as one number → sign. Unpacked when it is first needed. */
export function eastAsianSigns(): ReadonlyMap<number, string> {
  signs ??= unpacked();
  return signs;
}

function unpacked(): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [plane, text] of eastAsianPlanes) {
    for (const row of text.split(/ (?=[0-9a-f]{4})/).map((part) => part.trim())) {
      const second = Number.parseInt(row.slice(0, 2), 16);
      for (const [, start = '', run = ''] of row.slice(2).matchAll(/([0-9a-f]{2})([^0-9a-f]+)/gu)) {
        let third = Number.parseInt(start, 16);
        for (const sign of run) {
          found.set((plane << 16) | (second << 8) | third, sign);
          third += 1;
        }
      }
    }
  }
  return found;
}
