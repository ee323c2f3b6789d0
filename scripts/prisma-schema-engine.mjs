#!/usr/bin/env node
// A stand-in for Prisma's native schema engine, for machines that cannot download it.
//
// The Prisma CLI (7.x) fetches a native `schema-engine` at first use and fails without internet. This program speaks the
// same protocol (JSON-RPC lines on stdio, and `cli can-connect-to-database|create-database|drop-database`) over the engine's
// own WebAssembly build, so that `prisma generate | validate | format | migrate dev/deploy/status/diff/resolve/reset`,
// `db push | pull | execute` work offline against PostgreSQL:
//     PRISMA_SCHEMA_ENGINE_BINARY=<this file> npx prisma migrate dev --name add-runs
//
// Not needed: where the Prisma CLI can download its engine (leave the variable unset), nor at run time: Prisma Client
// uses @prisma/adapter-pg and no engine. It is for development and CI, PostgreSQL only.
//
// Needs, found from the project's node_modules (the folder of the command, of the schema, or of this file, upwards):
//     @prisma/adapter-pg            the version of `prisma`
//     @prisma/schema-engine-wasm    the version named in node_modules/@prisma/engines-version/package.json
import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const args = parseArguments(process.argv.slice(2));
const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const bases = [...args.datamodels.map((file) => dirname(resolve(file))), process.cwd(), process.env.INIT_CWD, here].filter(Boolean);

function parseArguments(argv) {
  const parsed = { datamodels: [], url: undefined, shadowUrl: undefined, command: undefined };
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--datamodels") parsed.datamodels.push(argv[++i]);
    else if (argv[i] === "--datasource") ({ url: parsed.url, shadowDatabaseUrl: parsed.shadowUrl } = JSON.parse(argv[++i]));
    else if (argv[i] === "cli") parsed.command = argv[++i];
    else if (argv[i] === "--version" || argv[i] === "-V") parsed.command = "version";
  }
  return parsed;
}

function resolveFrom(name, from = bases) {
  for (const base of from) {
    try {
      return createRequire(join(base, "noop.js")).resolve(name);
    } catch {}
  }
  throw new Error(`${name} is not installed where this project can see it; add it to devDependencies.`);
}

const load = (path) => import(pathToFileURL(path).href);
const adapterPath = resolveFrom("@prisma/adapter-pg");
const { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } = await loadBeside("@prisma/driver-adapter-utils");
const { PrismaPg } = await loadBeside("@prisma/adapter-pg");
const { default: pg } = await loadBeside("pg");

async function loadBeside(name) {
  const module = await load(resolveFrom(name, [dirname(adapterPath), ...bases]));
  return module.default && name !== "pg" ? { ...module.default, ...module } : module;
}

async function loadEngine() {
  const folder = dirname(resolveFrom("@prisma/schema-engine-wasm"));
  const glue = await load(join(folder, "schema_engine_bg.js"));
  const module = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
  // oxlint-disable-next-line no-underscore-dangle -- the names that wasm-bindgen gives
  glue.__wbg_set_wasm(instance.exports);
  // oxlint-disable-next-line no-underscore-dangle
  instance.exports.__wbindgen_start();
  return glue;
}

// ---- PostgreSQL: the driver adapter, with what the schema engine needs and a plain query client does not ----

const quote = (identifier) => `"${identifier.replaceAll('"', '""')}"`;

function connectionConfig(url, database) {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get("schema") ?? undefined;
  for (const own of ["schema", "connection_limit", "pool_timeout", "pgbouncer", "socket_timeout", "connect_timeout"])
    parsed.searchParams.delete(own);
  if (database !== undefined) parsed.pathname = `/${encodeURIComponent(database)}`;
  const name = decodeURIComponent(parsed.pathname.slice(1)) || "postgres";
  // One connection: the engine's advisory lock belongs to the session that took it.
  return {
    schema,
    database: name,
    pool: { connectionString: parsed.href, max: 1, ...(schema ? { options: `-c search_path=${quote(schema)}` } : {}) },
  };
}

async function withClient(url, database, work) {
  const client = new pg.Client({ connectionString: connectionConfig(url, database).pool.connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function withMaintenanceClient(url, work) {
  try {
    return await withClient(url, "postgres", work);
  } catch (error) {
    if (error.code !== "3D000") throw error;
    return withClient(url, "template1", work);
  }
}

const createDatabase = (url, name) => withMaintenanceClient(url, (client) => client.query(`CREATE DATABASE ${quote(name)}`));
const dropDatabase = (url, name) =>
  withMaintenanceClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`));

// A shadow database that the project names itself is emptied before each use, as the native engine does.
const identity = (url) => `${new URL(url).host}/${connectionConfig(url).database}`;

async function emptyDatabase(shadowUrl, mainUrl) {
  if (identity(shadowUrl) === identity(mainUrl)) throw new Error("shadowDatabaseUrl names the main database; it would be emptied.");
  await withClient(shadowUrl, undefined, async (client) => {
    const { rows } = await client.query(
      "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'",
    );
    for (const { nspname } of rows) await client.query(`DROP SCHEMA ${quote(nspname)} CASCADE`);
    await client.query(`CREATE SCHEMA ${quote(connectionConfig(shadowUrl).schema ?? "public")}`);
  });
}

const TEXT_OID = 25;
const CHAR_OID = 18; // "char", used by the catalogues; the adapter has no column type for it

async function connect({ pool: poolConfig, schema }, afterDispose) {
  const pool = new pg.Pool(poolConfig);
  const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  const { queryRaw, performIO, dispose } = adapter;
  adapter.queryRaw = async (query) => {
    let isChar = [];
    const withChars = async (io) => {
      const { fields, rows, ...rest } = await performIO.call(adapter, io);
      isChar = fields.map((field) => field.dataTypeID === CHAR_OID);
      return {
        ...rest,
        fields: fields.map((field, i) => (isChar[i] ? { name: field.name, dataTypeID: TEXT_OID } : field)),
        rows: rows.map((row) => row.map((value, i) => (isChar[i] && value === "" ? "\0" : value))),
      };
    };
    const result = await queryRaw.call(Object.create(adapter, { performIO: { value: withChars } }), query);
    return { ...result, columnTypes: result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)) };
  };
  // As one simple query: the adapter's own version splits at every semicolon, also inside functions and strings.
  adapter.executeScript = (script) =>
    pool.query(script).then(
      () => {},
      (error) => adapter.onError(error),
    );
  adapter.dispose = async () => {
    await dispose.call(adapter);
    await afterDispose?.();
  };
  return adapter;
}

function adapterFactory(url, shadowUrl) {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(connectionConfig(url)),
    connectToShadowDb: async () => {
      if (shadowUrl) {
        await emptyDatabase(shadowUrl, url);
        return connect(connectionConfig(shadowUrl));
      }
      const name = `prisma_migrate_shadow_db_${globalThis.crypto.randomUUID()}`;
      await createDatabase(url, name);
      return connect(connectionConfig(url, name), () => dropDatabase(url, name));
    },
  };
}

// ---- Prisma's error codes ----

function toKnownError(error, url) {
  const { database } = connectionConfig(url);
  const at = new URL(url);
  const place = `${at.hostname}:${at.port || 5432}`;
  if (["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "ENOENT", "EHOSTUNREACH"].includes(error.code))
    return { error_code: "P1001", message: `Can't reach database server at \`${place}\`` };
  if (error.code === "28P01") return { error_code: "P1000", message: `Authentication failed against the database server at \`${place}\`` };
  if (error.code === "28000") return { error_code: "P1010", message: `User was denied access on the database \`${database}\`` };
  if (error.code === "3D000")
    return {
      error_code: "P1003",
      message: `Database \`${/database "(.+)" does not exist/.exec(error.message)?.[1] ?? database}\` does not exist`,
    };
  if (error.code === "42P04")
    return { error_code: "P1009", message: `Database \`${database}\` already exists on the database server at \`${place}\`` };
  return { error_code: error.code, message: error.message };
}

// ---- `cli <command>`: one shot, errors as the engine's log lines on stderr ----

const log = (level, target, fields) =>
  process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target })}\n`);

async function runCommand(command, url) {
  if (command === "version") return void console.log(`schema-engine-cli ${(await loadEngine()).version()}`);
  const { database } = connectionConfig(url);
  log("INFO", "schema_engine", { message: "Starting schema engine CLI" });
  try {
    if (command === "can-connect-to-database") await withClient(url, undefined, (client) => client.query("SELECT 1"));
    else if (command === "create-database") await createDatabase(url, database);
    else if (command === "drop-database") await dropDatabase(url, database);
    else throw new Error(`unknown command ${command}`);
  } catch (error) {
    log("ERROR", "schema_engine::logger", { is_panic: false, ...toKnownError(error, url) });
    process.exitCode = 1;
  }
}

// ---- JSON-RPC on stdio: one request at a time, as the CLI sends them ----

const methods = [
  "applyMigrations",
  "createMigration",
  "dbExecute",
  "debugPanic",
  "devDiagnostic",
  "diagnoseMigrationHistory",
  "diff",
  "ensureConnectionValidity",
  "evaluateDataLoss",
  "introspect",
  "introspectSql",
  "markMigrationApplied",
  "markMigrationRolledBack",
  "reset",
  "schemaPush",
];
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

let engine;
let errorRegistry; // what the adapter threw, by the id that the engine repeats
async function openEngine() {
  const { SchemaEngine } = await loadEngine();
  const datamodels = args.datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(args.url, args.shadowUrl));
  errorRegistry = factory.errorRegistry;
  return SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, factory);
}

async function call(method, params) {
  if (method === "createDatabase") {
    const url = params.datasource?.url ?? args.url;
    await createDatabase(url, connectionConfig(url).database);
    return { databaseName: connectionConfig(url).database };
  }
  engine ??= await openEngine();
  if (method === "getDatabaseVersion") return engine.version(params);
  if (!methods.includes(method)) throw Object.assign(new Error(`Method not found: ${method}`), { rpcCode: -32601 });
  const result = await engine[method](params);
  if (method !== "diff") return result ?? {};
  // The CLI writes what it is told to print, also into its --output file.
  if (result.stdout) send({ id: 0, method: "print", params: { content: result.stdout } });
  return { ...result, stdout: null };
}

function toRpcError(thrown) {
  const externalId = /External error id#(\d+)/.exec(thrown.message)?.[1];
  const error = (externalId && errorRegistry?.consumeError(Number(externalId))?.error) || thrown;
  const known = error.code && args.url ? toKnownError(error, args.url) : {};
  const message = known.message ?? error.message ?? String(error);
  return {
    code: error.rpcCode ?? 4466,
    message: "An error happened. Check the data field for details.",
    data: { is_panic: error.name === "RuntimeError", message, meta: error.meta ?? null, error_code: known.error_code },
  };
}

async function serve() {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // the answer to a `print`
    try {
      send({ id, result: await call(method, params ?? {}) });
    } catch (error) {
      send({ id, error: toRpcError(error) });
    }
  }
}

await (args.command ? runCommand(args.command, args.url) : serve());
if (!args.command) process.exit(0);
