import type { EncodingName } from '#contract/imports.ts';
import type { RawRecord } from '../iso2709/directory.ts';

/** What UNIMARC's 100 $a says at positions 26 and 28. */
const unimarcSets: Readonly<Record<string, EncodingName>> = { '50': 'UTF-8', '10': 'GB18030' };

/** What a record says of its own encoding; null where it says nothing that counts. */
export function claimedEncoding({ leader, data }: RawRecord): EncodingName | null {
  const processing = /\x1fa(\d{8}[a-z| ].{16,27})/.exec(data.toString('latin1', 0, 2048))?.[1];
  if (processing !== undefined && /^\d{8}[a-z| ][\d| u^-]{8}/.test(processing)) {
    const [first = '', second = ''] = [processing.slice(26, 28), processing.slice(28, 30)];
    return unimarcSets[first] ?? (first === '01' && /^0[35]/.test(second) ? 'ISO-5426' : null);
  }
  if (leader.charAt(9) === 'a') return 'UTF-8';
  return leader.charAt(9) === ' ' || leader.charAt(9) === '#' ? 'MARC-8' : null;
}
