import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ActivityTable } from "./activity-table.ts";
import { CommitQueue, type TableName } from "./commit-queue.ts";
import { migrate, quoteIdentifier } from "./migrate.ts";
import { ObjectStore } from "./object-store.ts";
import { OperationTable } from "./operation-table.ts";
import { type Ownership, ownSchema } from "./own-schema.ts";
import { RecordTable } from "./record-table.ts";
import type { StoredAccessKey, StoredAccount, StoredSetting } from "./records.ts";
import { ResourceTable } from "./resource-table.ts";

const CONNECTIONS_MAX = 6;
/** A database that is away must not keep the process from ending. */
const DRAIN_MS_MAX = 5_000;

export interface StoreOptions {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly onError: (error: unknown) => void;
}

/**
 * The one store of all sandbox clouds: PostgreSQL is the truth, memory is its copy. One process owns a schema at a time.
 * Contents of objects and activities are the exception: they stay in the database and are read when asked for.
 */
export class SandboxStore {
  readonly accounts: RecordTable<StoredAccount>;
  readonly accessKeys: RecordTable<StoredAccessKey>;
  readonly settings: RecordTable<StoredSetting>;
  readonly resources: ResourceTable;
  readonly operations: OperationTable;
  readonly objects: ObjectStore;
  readonly activities: ActivityTable;
  readonly #pool: pg.Pool;
  readonly #queue: CommitQueue;
  readonly #ownership: Ownership;

  private constructor(pool: pg.Pool, queue: CommitQueue, ownership: Ownership) {
    this.#ownership = ownership;
    this.#pool = pool;
    this.#queue = queue;
    this.accounts = new RecordTable("account", queue);
    this.accessKeys = new RecordTable("access_key", queue);
    this.settings = new RecordTable("setting", queue);
    this.resources = new ResourceTable(queue);
    this.operations = new OperationTable(queue);
    this.objects = new ObjectStore(pool);
    this.activities = new ActivityTable(pool, queue);
  }

  /** Opens the schema, brings it up to date and reads it into memory. */
  static async open({ databaseUrl, schema, onError }: StoreOptions): Promise<SandboxStore> {
    const pool = new pg.Pool({
      connectionString: databaseUrl,
      max: CONNECTIONS_MAX,
      options: `-c search_path=${quoteIdentifier(schema)}`,
      application_name: "zerolake-sandbox",
    });
    pool.on("error", onError);
    const ownership = await ownSchema(databaseUrl, schema, onError);
    await migrate(pool, schema);
    const store = new SandboxStore(pool, new CommitQueue(pool, onError), ownership);
    await store.#load();
    return store;
  }

  async isHealthy(): Promise<boolean> {
    return this.#pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
  }

  /** Waits for what is being written, then lets the database go. */
  async close(): Promise<void> {
    await Promise.race([this.#queue.drained(), sleep(DRAIN_MS_MAX, undefined, { ref: false })]);
    await Promise.all([this.#pool.end(), this.#ownership.release()]);
  }

  async #load(): Promise<void> {
    const tables: Record<Exclude<TableName, "activity">, { load(key: string, row: never): void }> = {
      account: this.accounts,
      access_key: this.accessKeys,
      resource: this.resources,
      operation: this.operations,
      setting: this.settings,
    };
    for (const [name, table] of Object.entries(tables)) {
      const { rows } = await this.#pool.query<{ key: string; document: never }>(`SELECT key, document FROM ${name}`);
      for (const row of rows) table.load(row.key, row.document);
    }
  }
}
