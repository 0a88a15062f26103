import { SaxesParser } from 'saxes';

/** Goes on behind every fault. An error with its stack for each of ten thousand of them takes seconds, so only what is wrong is told. */
export class ForgivingParser extends SaxesParser {
  readonly #tell: (fault: string) => void;

  constructor(tell: (fault: string) => void = () => undefined) {
    super({ position: true });
    this.#tell = tell;
  }

  override fail(message: string): this {
    this.#tell(message);
    return this;
  }
}
