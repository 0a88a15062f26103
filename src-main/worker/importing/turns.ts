import type { MainPort } from '../port.ts';

/**
 * Who may write to the catalogue: this process, or for a moment the main process, which asks for a turn and gives it back.
 * So the main process never waits on a lock of the database.
 */
export class Turns {
  readonly #port: MainPort;
  #wanted = false;
  #isOpen = false;
  #hasBegun = false;
  #over: (() => void) | undefined;
  #onWant: (() => void) | undefined;

  constructor(port: MainPort) { this.#port = port; }

  get wanted(): boolean { return this.#wanted && !this.#isOpen; }

  /** Asks to write from now on, and waits until the main process writes nothing; later calls do nothing. */
  async begin(): Promise<void> {
    if (this.#hasBegun || this.#isOpen) return;
    this.#hasBegun = true;
    const over = new Promise<void>((resolve) => { this.#over = resolve; });
    this.#port.send({ type: 'writing-wanted' });
    await over;
  }

  /** Writes nothing until `begin` is called again. No transaction may be open. */
  rest(): void {
    if (!this.#hasBegun) return;
    this.#hasBegun = false;
    this.#port.send({ type: 'writing-over' });
  }

  /** Resolves when the main process asks for a turn. */
  async whenWanted(): Promise<'turn'> {
    if (!this.wanted) await new Promise<void>((resolve) => { this.#onWant = resolve; });
    return 'turn';
  }

  /** The main process asks for a turn. */
  want(): void {
    this.#wanted = true;
    this.#onWant?.();
    if (this.#isOpen) this.#port.send({ type: 'turn-granted' });
  }

  /** The main process gives its turn back. */
  giveBack(): void {
    this.#wanted = false;
    this.#over?.();
  }

  /** What is written from here on is either written elsewhere or in moments: a turn is granted as soon as it is wanted. */
  open(): void {
    this.#isOpen = true;
    if (this.#wanted) this.#port.send({ type: 'turn-granted' });
  }

  /** Ends what `open` began, once the main process has given back a turn that it has. */
  async shut(): Promise<void> {
    this.#isOpen = false;
    if (this.#wanted) await new Promise<void>((resolve) => { this.#over = resolve; });
  }

  /** Lets the main process write, and waits until it has. No transaction may be open. */
  async grant(): Promise<void> {
    while (this.wanted) {
      const over = new Promise<void>((resolve) => { this.#over = resolve; });
      this.#port.send({ type: 'turn-granted' });
      await over;
    }
  }
}
