import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only this user can read, made when it is first needed and deleted with everything in it at the end. */
export class PrivateFolder {
  #path: string | null = null;

  get path(): string {
    return (this.#path ??= mkdtempSync(join(tmpdir(), 'shelfbridge-'))); // mkdtemp makes it with mode 0700
  }

  delete(): void {
    if (this.#path !== null) rmSync(this.#path, { recursive: true, force: true });
    this.#path = null;
  }
}
