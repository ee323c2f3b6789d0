import type { CommitQueue, TableName } from "./commit-queue.ts";

/** A table that is held in memory and written through: reads are free, an awaited write is durable. */
export class RecordTable<Row extends object> {
  readonly #rows = new Map<string, Row>();
  readonly #table: TableName;
  readonly #queue: CommitQueue;

  constructor(table: TableName, queue: CommitQueue) {
    this.#table = table;
    this.#queue = queue;
  }

  load(key: string, row: Row): void {
    this.#rows.set(key, row);
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  put(key: string, row: Row): Promise<void> {
    this.#rows.set(key, row);
    return this.#queue.commit([{ table: this.#table, key, document: row }]);
  }

  remove(key: string): Promise<void> {
    if (!this.#rows.delete(key)) return Promise.resolve();
    return this.#queue.commit([{ table: this.#table, key, document: null }]);
  }
}
