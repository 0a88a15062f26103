/**
 * Keeps the k greatest weights offered, each with an index; equal weights keep the smaller index.
 * A binary min-heap: offer costs O(log k), nothing is allocated after construction.
 */
export class TopK {
  readonly weights: Float32Array;
  readonly indices: Uint32Array;
  size = 0;

  constructor(k: number) {
    this.weights = new Float32Array(k);
    this.indices = new Uint32Array(k);
  }

  /** Forgets everything kept. */
  clear(): void {
    this.size = 0;
  }

  /** Offers one entry. */
  offer(index: number, weight: number): void {
    if (this.size < this.weights.length) {
      this.weights[this.size] = weight;
      this.indices[this.size] = index;
      this.size += 1;
      this.#up(this.size - 1);
      return;
    }
    if (this.size === 0 || !this.#below(this.weights[0]!, this.indices[0]!, Math.fround(weight), index)) return;
    this.weights[0] = weight;
    this.indices[0] = index;
    this.#down();
  }

  #below(weightA: number, indexA: number, weightB: number, indexB: number): boolean {
    return weightA < weightB || (weightA === weightB && indexA > indexB);
  }

  #swap(a: number, b: number): void {
    const weight = this.weights[a]!;
    const index = this.indices[a]!;
    this.weights[a] = this.weights[b]!;
    this.indices[a] = this.indices[b]!;
    this.weights[b] = weight;
    this.indices[b] = index;
  }

  #up(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#below(this.weights[at]!, this.indices[at]!, this.weights[parent]!, this.indices[parent]!)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(): void {
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.size && this.#below(this.weights[child]!, this.indices[child]!, this.weights[least]!, this.indices[least]!)) least = child;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
