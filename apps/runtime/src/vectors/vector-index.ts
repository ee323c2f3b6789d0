export interface Neighbour {
  readonly id: string;
  readonly score: number;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface VectorEntry {
  readonly id: string;
  readonly vector: readonly number[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** An index that answers nearest-neighbour queries. */
export interface VectorIndex {
  search(vector: readonly number[], count: number): Promise<readonly Neighbour[]>;
  upsert(entries: readonly VectorEntry[]): Promise<void>;
  check(): Promise<void>;
}
