import type { ProfileId } from '#contract/imports.ts';
import { keysOf, normalise, withoutTable } from '../columns/normalise.ts';
import { profiles } from './all.ts';
import type { Profile } from './profile.ts';

interface Signature {
  readonly profile: Profile;
  readonly needs: readonly (readonly string[])[];
  readonly typical: readonly string[];
  readonly never: readonly string[];
}

const signatures: readonly Signature[] = profiles.map((profile) => ({
  profile, needs: profile.needs.split(', ').map(alternatives), typical: keysOf(profile.typical), never: keysOf(profile.never),
}));

/** `020|a` is one header, not two: a bar that MARC subfields have stands between a tag and a letter. */
function alternatives(need: string): string[] {
  return need.split(/(?<!\b\d{3})\|/).map(normalise);
}

/**
 * The profile whose header this is: all of its needed columns are there, in any order, and more of it than of any other.
 * @param only the profile that the user or the format has named; its best shape is taken
 */
export function matchHeader(header: readonly string[], only?: ProfileId | null): Profile | null {
  const keys = new Set<string>();
  for (const name of header) {
    const key = normalise(name);
    keys.add(key);
    const bare = withoutTable(key);
    if (bare !== null) keys.add(bare);
  }
  let best: Profile | null = null;
  let bestScore = 0;
  for (const { profile, needs, typical, never } of signatures) {
    if (only != null && profile.id !== only) continue;
    if (!needs.every((names) => names.some((name) => keys.has(name))) || never.some((name) => keys.has(name))) continue;
    const score = 2 * needs.length + typical.filter((name) => keys.has(name)).length;
    if (score > bestScore) [best, bestScore] = [profile, score];
  }
  return best;
}

/** The profile that a user has named, where its header is not to be recognised. */
export const profileOf = (id: ProfileId): Profile | null => profiles.find((profile) => profile.id === id) ?? null;

/** Most of the rows have to look like it. */
const fitting = 0.8;

/** The profile of a table whose headers say nothing, by what its values look like. */
export function matchPlaces(width: number, rows: readonly (readonly string[])[], only?: ProfileId | null): Profile | null {
  if (rows.length === 0) return null;
  return profiles.find(({ id, places }) => places !== undefined && (only == null || only === id) && places.fields(width) !== null
    && rows.filter((cells) => places.fits(cells)).length >= fitting * rows.length) ?? null;
}
