import { join } from 'node:path';
import { runNode, type NodeRun } from '../bench/tools/run-node.ts';

/** What a verb answered: its document, or the code it failed with. */
export interface Answer<Document> extends NodeRun {
  readonly document: Document | null;
  /** The code of the failure; `no-answer` where there is no document at all. */
  readonly error: string | null;
}

/** The command line over one catalogue, as a user has it: each verb a process of its own. */
export class CommandLine {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get catalog(): string { return join(this.#folder, 'catalog'); }

  async run<Document>(words: readonly string[], timeoutMs = 600_000): Promise<Answer<Document>> {
    const run = await runNode(join('src-main', 'cli.ts'), [...words, '--json', '--language', 'en', '--catalog', this.catalog], {
      env: { ...process.env, SHELFBRIDGE_HOME: this.#folder }, timeoutMs,
    });
    const answer = parsed(run.stdout);
    const failure = (answer as { error?: { code?: string } } | null)?.error?.code;
    if (run.timedOut) return { ...run, document: null, error: 'timed-out' };
    if (run.code !== 0 || answer === null) return { ...run, document: null, error: failure ?? 'no-answer' };
    return { ...run, document: answer as Document, error: null };
  }

  /** As `run`, where anything but success ends the corpus. */
  async must<Document>(words: readonly string[], timeoutMs?: number): Promise<Answer<Document> & { readonly document: Document }> {
    const answer = await this.run<Document>(words, timeoutMs);
    if (answer.document === null) throw new Error(`${words.slice(0, 1).join(' ')} failed: ${answer.error ?? ''}. ${answer.stderr.trim().split('\n').slice(-3).join(' | ')}`);
    return { ...answer, document: answer.document };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
