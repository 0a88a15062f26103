/** Titles that stand high in some member's list, question by question, with what every member says of them. */
export class RankingPools {
  readonly members: number;
  /** First row of each question's pool, and the number of rows at the end. */
  readonly start: number[] = [0];
  /** Titles to be found of each question, inside the pool or not. */
  readonly relevant: number[] = [];
  /** Rows × members: score ÷ the member's greatest score for the question. */
  features: Float32Array;
  /** 1 for a row whose title is to be found. */
  wanted: Uint8Array;

  constructor(members: number) {
    this.members = members;
    this.features = new Float32Array(1024 * members);
    this.wanted = new Uint8Array(1024);
  }

  get questions(): number { return this.relevant.length; }

  get rows(): number { return this.start.at(-1)!; }

  /** Adds a question with a pool of that many titles; `say` gives what a member says of the title at a place of the pool. */
  add(titles: number, relevant: number, say: (place: number, member: number) => number, isWanted: (place: number) => boolean): void {
    const from = this.rows;
    while ((from + titles) * this.members > this.features.length || from + titles > this.wanted.length) this.#grow();
    for (let place = 0; place < titles; place += 1) {
      for (let m = 0; m < this.members; m += 1) this.features[(from + place) * this.members + m] = say(place, m);
      this.wanted[from + place] = isWanted(place) ? 1 : 0;
    }
    this.start.push(from + titles);
    this.relevant.push(relevant);
  }

  /** Σ_m weight_m · feature_m of a row. */
  scoreOf(row: number, weights: Float64Array): number {
    let sum = 0;
    for (let m = 0, at = row * this.members; m < this.members; m += 1, at += 1) sum += weights[m]! * this.features[at]!;
    return sum;
  }

  /** A copy with these questions and these members alone. */
  narrowed(questions: readonly number[], members: readonly number[]): RankingPools {
    const copy = new RankingPools(members.length);
    for (const q of questions) {
      const from = this.start[q]!;
      copy.add(this.start[q + 1]! - from, this.relevant[q]!, (place, m) => this.features[(from + place) * this.members + members[m]!]!, (place) => this.wanted[from + place] === 1);
    }
    return copy;
  }

  #grow(): void {
    const features = new Float32Array(2 * this.features.length);
    features.set(this.features);
    this.features = features;
    const wanted = new Uint8Array(2 * this.wanted.length);
    wanted.set(this.wanted);
    this.wanted = wanted;
  }
}
