import { randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { HeldFile } from '#contract/files.ts';

interface Held { readonly path: string; readonly name: string; readonly isCopy: boolean }

/** Files that the user handed over: a page knows only their tokens, so it cannot name a path of its own. */
export class HeldFiles {
  readonly #held = new Map<string, Held>();

  /**
   * Holds a file under a new token.
   * @param isCopy an upload: deleted when the program ends
   */
  hold(path: string, name = basename(path), isCopy = false): HeldFile {
    let bytes: number;
    try {
      bytes = statSync(path).size;
    } catch {
      throw new AppError('file-not-found', { file: name });
    }
    const token = randomBytes(12).toString('base64url');
    this.#held.set(token, { path, name, isCopy });
    return { token, name, bytes };
  }

  /** @throws AppError not-allowed for a token that was never given out */
  get(token: string): Held {
    const held = this.#held.get(token);
    if (held === undefined) throw new AppError('not-allowed');
    return held;
  }

  /** Deletes the uploads. */
  forget(): void {
    for (const { path, isCopy } of this.#held.values()) if (isCopy) rmSync(path, { force: true });
    this.#held.clear();
  }
}
