export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Additive, in order; each runs once, in one transaction with its row in `migration`. `document` holds the whole record. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: "001-records",
    sql: `
      CREATE TABLE account    (key text PRIMARY KEY, document jsonb NOT NULL);
      CREATE TABLE access_key (key text PRIMARY KEY, document jsonb NOT NULL);
      CREATE TABLE resource   (key text PRIMARY KEY, document jsonb NOT NULL);
      CREATE TABLE operation  (key text PRIMARY KEY, document jsonb NOT NULL);
      CREATE TABLE setting    (key text PRIMARY KEY, document jsonb NOT NULL);
      COMMENT ON TABLE resource IS 'What exists in the sandbox clouds; read into memory at start, written through in groups';
    `,
  },
  {
    name: "002-objects",
    sql: `
      CREATE TABLE object_version (
        sequence     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account      text NOT NULL,
        bucket       text NOT NULL,
        key          text NOT NULL,
        version      text NOT NULL,
        is_marker    boolean NOT NULL DEFAULT false,
        content      bytea,
        content_type text,
        etag         text,
        size         bigint NOT NULL DEFAULT 0,
        metadata     jsonb NOT NULL DEFAULT '{}',
        created_at   timestamptz NOT NULL DEFAULT now(),
        UNIQUE (bucket, key, version)
      );
    `,
  },
  {
    name: "003-activities",
    sql: `
      CREATE TABLE activity (
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        key      text PRIMARY KEY,
        document jsonb NOT NULL
      );
      CREATE INDEX activity_account ON activity ((document->>'account'), ((document->>'at')::bigint));
      COMMENT ON TABLE activity IS 'Who changed what, as the clouds log it; read when it is asked for';
    `,
  },
];
