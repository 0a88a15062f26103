const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isWord = (byte: number | undefined): boolean => isDigit(byte) || (byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)));

/** Whether a whole leader and the beginning of a directory stand at this place. */
export function isLeaderAt(bytes: Uint8Array, at: number): boolean {
  if (at < 0 || at + 25 > bytes.length) return false;
  for (let i = 0; i < 5; i += 1) if (!isDigit(bytes[at + i]) || !isDigit(bytes[at + 12 + i])) return false;
  if (bytes[at + 20] !== 0x34 || bytes[at + 21] !== 0x35) return false;
  if (bytes[at + 24] === 0x1e) return true;
  for (let i = 24; i < 36; i += 1) if (!(i < 27 ? isWord(bytes[at + i]) : isDigit(bytes[at + i]))) return false;
  return true;
}

/** The places behind the first at which a record begins inside these bytes: the record before it has lost its end. */
export function leadersInside(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf('450', 21, 'latin1'); at >= 0; at = bytes.indexOf('450', at + 1, 'latin1')) {
    if (at > 20 && isLeaderAt(bytes, at - 20) && reachesData(bytes, at - 20)) found.push(at - 20);
  }
  return found;
}

/** Whether the directory ends where the leader says that the data begin: a directory of digits may look like a leader. */
function reachesData(bytes: Buffer, at: number): boolean {
  const base = Number(bytes.toString('latin1', at + 12, at + 17));
  return base > 24 && base % 12 === 1 && bytes[at + base - 1] === 0x1e && !isDigit(bytes[at + 6]);
}
