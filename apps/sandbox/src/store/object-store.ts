import type { Pool } from "pg";
import type { JsonObject } from "../json.ts";

export interface ObjectVersion {
  readonly key: string;
  readonly version: string;
  readonly isMarker: boolean;
  readonly isLatest: boolean;
  readonly etag: string;
  readonly size: number;
  readonly contentType: string;
  readonly metadata: JsonObject;
  readonly createdAt: Date;
}

export interface NewObject {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
  readonly content: Uint8Array;
  readonly contentType: string;
  readonly etag: string;
  readonly metadata: JsonObject;
}

const COLUMNS = `key, version, is_marker AS "isMarker", coalesce(etag, '') AS etag, size::float8 AS size,
  coalesce(content_type, 'binary/octet-stream') AS "contentType", metadata, created_at AS "createdAt",
  sequence = max(sequence) OVER (PARTITION BY key) AS "isLatest"`;

/** Versioned objects of buckets. Contents can be large, so nothing here is kept in memory. */
export class ObjectStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async put(object: NewObject): Promise<void> {
    await this.#pool.query(
      `INSERT INTO object_version (account, bucket, key, version, content, content_type, etag, size, metadata)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (bucket, key, version) DO UPDATE SET content = excluded.content, content_type = excluded.content_type,
         etag = excluded.etag, size = excluded.size, metadata = excluded.metadata, created_at = now()`,
      [
        object.account,
        object.bucket,
        object.key,
        object.version,
        Buffer.from(object.content),
        object.contentType,
        object.etag,
        object.content.length,
        JSON.stringify(object.metadata),
      ],
    );
  }

  /** A delete marker hides the object and keeps its versions. */
  async putMarker(marker: { account: string; bucket: string; key: string; version: string }): Promise<void> {
    await this.#pool.query("INSERT INTO object_version (account, bucket, key, version, is_marker) VALUES ($1, $2, $3, $4, true)", [
      marker.account,
      marker.bucket,
      marker.key,
      marker.version,
    ]);
  }

  /** All versions of all keys with the prefix, by key, newest first. */
  async listVersions(bucket: string, prefix: string): Promise<readonly ObjectVersion[]> {
    const { rows } = await this.#pool.query<ObjectVersion>(
      `SELECT ${COLUMNS} FROM object_version WHERE bucket = $1 AND starts_with(key, $2) ORDER BY key, sequence DESC`,
      [bucket, prefix],
    );
    return rows;
  }

  /** The newest version, or the named one; a delete marker is returned as such. */
  async find(bucket: string, key: string, version?: string): Promise<ObjectVersion | undefined> {
    const { rows } = await this.#pool.query<ObjectVersion>(
      `SELECT * FROM (SELECT ${COLUMNS} FROM object_version WHERE bucket = $1 AND key = $2 ORDER BY sequence DESC) AS versions
       WHERE $3::text IS NULL OR version = $3 LIMIT 1`,
      [bucket, key, version ?? null],
    );
    return rows[0];
  }

  async content(bucket: string, key: string, version: string): Promise<Uint8Array> {
    const { rows } = await this.#pool.query<{ content: Buffer | null }>(
      "SELECT content FROM object_version WHERE bucket = $1 AND key = $2 AND version = $3",
      [bucket, key, version],
    );
    return rows[0]?.content ?? new Uint8Array();
  }

  async removeVersion(bucket: string, key: string, version: string): Promise<void> {
    await this.#pool.query("DELETE FROM object_version WHERE bucket = $1 AND key = $2 AND version = $3", [bucket, key, version]);
  }

  async isEmpty(bucket: string): Promise<boolean> {
    const { rows } = await this.#pool.query("SELECT 1 FROM object_version WHERE bucket = $1 LIMIT 1", [bucket]);
    return rows.length === 0;
  }

  async removeAccount(account: string): Promise<void> {
    await this.#pool.query("DELETE FROM object_version WHERE account = $1", [account]);
  }
}
