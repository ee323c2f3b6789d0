import type { AcceptedValue, Contract } from "./contract.ts";
import { SPARK_CONTRACTS } from "./spark-contracts.ts";

/** The embedding model whose weights lie in the `python` image unless it is built with another one. */
export const EMBEDDING_MODEL_IN_IMAGE = "BAAI/bge-small-en-v1.5";

const NUMBER = { pattern: "[1-9]\\d*" } as const;
const WHOLE = { pattern: "\\d+" } as const;
const YES_NO = { oneOf: ["yes", "no"] } as const;
const CODE_ARCHIVE = { pattern: "s3://[a-z0-9.-]+/\\S+/sourcedir\\.tar\\.gz" } as const;

const TABLE = "\\w+(\\.\\w+){1,2}";
/** How a job of Databricks starts a program of an archive. */
const WORKSPACE_JOB: readonly AcceptedValue[] = [
  { name: "--code", form: { pattern: "(abfss|gs)://\\S+/sourcedir\\.tar\\.gz" }, isRequired: true, means: "archive of the programs" },
];

const KEY_FIELD: AcceptedValue = { name: "ZEROLAKE_KEY_FIELD", form: "text", means: "field of an event that keeps events in order" };
const OUT_EVENTS: AcceptedValue = { name: "ZEROLAKE_OUT_EVENTS", form: { address: "events" }, means: "stream that events go to" };
const EVENTS_LOGIN: AcceptedValue = {
  name: "ZEROLAKE_EVENTS_LOGIN",
  form: "text",
  means: "user and password of a stream outside the cloud, as the JSON of their secret",
};
const PORT: AcceptedValue = { name: "PORT", form: NUMBER, means: "port to listen on; 8080 when absent" };

const TOKENS: readonly AcceptedValue[] = [
  { name: "JWT_ISSUER", form: { address: "service" }, means: "only callers with a token of this issuer may send" },
  { name: "JWT_AUDIENCE", form: "text", means: "audiences of the token, separated by commas" },
];

const EMBEDDING: readonly AcceptedValue[] = [
  { name: "MODEL_ENDPOINT", form: { address: "model" }, isRequired: true, means: "model that turns text into vectors" },
  { name: "ZEROLAKE_OUT_VECTORS", form: { address: "vectors" }, isRequired: true, means: "index that takes the vectors" },
  { name: "CHUNK_SIZE", form: NUMBER, means: "characters per piece; 1000 when absent" },
  { name: "CHUNK_OVERLAP", form: WHOLE, means: "characters that a piece shares with the one before; 100 when absent" },
  { name: "NORMALIZE", form: YES_NO, means: "whether vectors get the length 1; yes when absent" },
];

/** `MODE` decides which of these holds for the image. */
const RUNTIME = {
  "runtime/collect": {
    artefact: "runtime",
    through: "environment",
    accepts: [mode("collect"), PORT, { ...OUT_EVENTS, isRequired: true }, EVENTS_LOGIN, KEY_FIELD, ...TOKENS],
  },
  "runtime/logs": {
    artefact: "runtime",
    through: "environment",
    accepts: [mode("logs"), PORT, { ...OUT_EVENTS, isRequired: true }, EVENTS_LOGIN, ...TOKENS],
  },
  "runtime/feed": {
    artefact: "runtime",
    through: "environment",
    accepts: [
      mode("feed"),
      PORT,
      { ...OUT_EVENTS, isRequired: true },
      EVENTS_LOGIN,
      KEY_FIELD,
      { name: "FEED_URL", form: "text", isRequired: true, means: "address of the feed" },
      { name: "FEED_KIND", form: { oneOf: ["websocket", "http-poll"] }, means: "websocket when absent" },
      { name: "FEED_FORMAT", form: { oneOf: ["json", "csv", "text"] }, means: "what a message holds; json when absent" },
      { name: "SUBSCRIBE_MESSAGE", form: "text", means: "sent once after connecting" },
      { name: "POLL_SECONDS", form: NUMBER, means: "pause between two requests; 60 when absent" },
      { name: "AUTH_HEADER", form: "text", means: "header that carries the token; Authorization when absent" },
      { name: "FEED_TOKEN", form: "text", means: "token of the feed" },
    ],
  },
  "runtime/app": {
    artefact: "runtime",
    through: "environment",
    accepts: [
      mode("app"),
      PORT,
      { name: "ZEROLAKE_COMPONENT", form: "text", means: "title of the page" },
      OUT_EVENTS,
      KEY_FIELD,
      { name: "ZEROLAKE_IN_VECTORS", form: { address: "vectors" }, means: "index that is asked for neighbours" },
      { name: "NEIGHBOURS", form: NUMBER, means: "neighbours per question; 10 when absent" },
      { name: "ZEROLAKE_IN_FEATURES", form: { address: "features" }, means: "feature groups that are looked up" },
      { name: "MODEL_ENDPOINT", form: { address: "model" }, means: "model that answers" },
      { name: "EMBEDDING_ENDPOINT", form: { address: "model" }, means: "model that turns a question into a vector" },
      ownImage("AWS_REGION", "text", "region of everything that is wired"),
      ownImage("ZEROLAKE_IN_EVENTS", { address: "events" }, "stream to read"),
      ownImage("ZEROLAKE_OUT_FILES", { address: "folder" }, "folder to write files to"),
      ownImage("SERVICE_URL", { address: "service" }, "another application"),
      ownImage("SQL_WAREHOUSE", "text", "Redshift workgroup to query with"),
      ownImage("SQL_WORKGROUP", "text", "Athena workgroup to query with"),
    ],
  },
  "runtime/catalog": {
    artefact: "runtime",
    through: "environment",
    accepts: [
      mode("catalog"),
      { name: "CATALOG_SERVER", form: { address: "service" }, isRequired: true, means: "Polaris beside this container" },
      { name: "CATALOG_NAME", form: { pattern: "[a-z_][a-z0-9_]*" }, isRequired: true, means: "catalog that is made" },
      {
        name: "CATALOG_STORAGE",
        form: { pattern: "\\{.*\\}" },
        isRequired: true,
        means: "where tables may lie, as JSON in Polaris's words",
      },
      { name: "CATALOG_LOCATION", form: "text", isRequired: true, means: "folder of tables of which nobody says where they lie" },
      { name: "CATALOG_NAMESPACES", form: { pattern: "(\\w+(,\\w+)*)?" }, means: "namespaces that are made in it" },
      { name: "POLARIS_ROOT_SECRET", form: "text", means: "secret of the root principal" },
    ],
  },
  "runtime/embed": {
    artefact: "runtime",
    through: "environment",
    accepts: [
      mode("embed"),
      { name: "ZEROLAKE_IN_FILES", form: { pattern: "file:///\\S+|abfss://\\S+" }, isRequired: true, means: "folder of the documents" },
      { name: "ZEROLAKE_STATE", form: { address: "object" }, isRequired: true, means: "object that lists what is embedded" },
      ...EMBEDDING,
    ],
  },
} as const satisfies Readonly<Record<string, Contract>>;

/** What each of our programs accepts, by artefact and, where one holds several programs, by program. */
export const CONTRACTS = {
  ...RUNTIME,
  "collect-function": {
    artefact: "collect-function",
    through: "environment",
    entry: "index.handler",
    accepts: [{ ...OUT_EVENTS, isRequired: true }, KEY_FIELD],
  },
  "logs-function": {
    artefact: "logs-function",
    through: "environment",
    entry: "index.handler",
    accepts: [{ ...OUT_EVENTS, isRequired: true }],
  },
  "embed-function": { artefact: "embed-function", through: "environment", entry: "index.handler", accepts: EMBEDDING },
  "embed-events": {
    artefact: "embed-events",
    through: "properties",
    entry: "embed_events.py",
    accepts: [
      { name: "model", form: { address: "model" }, isRequired: true, means: "model that turns text into vectors" },
      { name: "out", form: { address: "vectors" }, isRequired: true, means: "index that takes the vectors" },
      { name: "chunkSize", form: NUMBER, isRequired: true, means: "characters per piece" },
      { name: "chunkOverlap", form: WHOLE, isRequired: true, means: "characters that a piece shares with the one before" },
      { name: "normalize", form: YES_NO, isRequired: true, means: "whether vectors get the length 1" },
    ],
  },
  python: {
    artefact: "python",
    through: "arguments",
    accepts: [
      { name: "--model", form: "text", isRequired: true, means: "model whose weights lie in the image" },
      { name: "--in", form: { pattern: "/\\S+|abfss://\\S+" }, means: "folder of the documents; /opt/ml/processing/input when absent" },
      { name: "--out", form: { address: "vectors" }, isRequired: true, means: "index that takes the vectors" },
      { name: "--state", form: { address: "object" }, isRequired: true, means: "object that lists what is embedded" },
      { name: "--chunk-size", form: NUMBER, means: "characters per piece; 1000 when absent" },
      { name: "--chunk-overlap", form: WHOLE, means: "characters shared with the piece before; 100 when absent" },
      { name: "--normalize", form: YES_NO, means: "whether vectors get the length 1; yes when absent" },
    ],
  },
  "python/ingest": {
    artefact: "python",
    through: "arguments",
    entry: "ingest.py",
    accepts: [
      { name: "--in", form: { pattern: "/\\S+" }, means: "folder of the files; /opt/ml/processing/input when absent" },
      { name: "--dataset", form: { address: "object" }, isRequired: true, means: "dataset that takes the samples" },
      { name: "--format", form: { oneOf: ["deeplake", "lance"] }, isRequired: true, means: "library that writes it" },
    ],
  },
  ...SPARK_CONTRACTS,
  "workspace-job/train": {
    artefact: "workspace-job",
    through: "arguments",
    entry: "main.py",
    accepts: [
      ...WORKSPACE_JOB,
      { name: "--program", form: { oneOf: ["train"] }, isRequired: true, means: "program of the archive" },
      { name: "--in", form: "text", isRequired: true, means: "table, or folder of files" },
      {
        name: "--in-format",
        form: { oneOf: ["table", "parquet", "csv", "json", "avro", "delta", "hudi", "bigquery"] },
        means: "table when absent",
      },
      { name: "--method", form: { oneOf: ["classic", "lora", "full"] }, means: "classic when absent" },
      { name: "--base-model", form: "text", means: "model that is adapted" },
      { name: "--quantization", form: { oneOf: ["none", "int4"] }, means: "bits that the base model is loaded with" },
      { name: "--label", form: "text", means: "column that is predicted; `label` when absent" },
      { name: "--experiment", form: { pattern: "/Shared/\\S+" }, isRequired: true, means: "experiment that the run is recorded in" },
      { name: "--model", form: { pattern: TABLE }, means: "model of Unity Catalog that gets a new version" },
      { name: "--alias", form: { pattern: "[a-z][a-z0-9-]*" }, means: "name that the new version bears" },
      { name: "--checkpoints", form: { pattern: "/Volumes/\\S+" }, means: "folder of a volume where a broken run goes on" },
    ],
  },
  "workspace-job/embed": {
    artefact: "workspace-job",
    through: "arguments",
    entry: "main.py",
    accepts: [
      ...WORKSPACE_JOB,
      { name: "--program", form: { oneOf: ["embed"] }, isRequired: true, means: "program of the archive" },
      { name: "--in", form: "text", isRequired: true, means: "table, or folder of documents" },
      { name: "--in-format", form: { oneOf: ["table", "files"] }, means: "table when absent" },
      { name: "--index", form: { pattern: TABLE }, isRequired: true, means: "index of the workspace that takes the vectors" },
      { name: "--done", form: { pattern: TABLE }, isRequired: true, means: "table that lists what is embedded" },
      { name: "--endpoint", form: "text", means: "endpoint of the workspace that embeds" },
      { name: "--model", form: "text", means: "model that is loaded instead of an endpoint" },
      { name: "--chunk-size", form: NUMBER, means: "characters per piece; 1000 when absent" },
      { name: "--chunk-overlap", form: WHOLE, means: "characters shared with the piece before; 100 when absent" },
      { name: "--normalize", form: YES_NO, means: "whether vectors get the length 1; yes when absent" },
    ],
  },
  "flink-job": {
    artefact: "flink-job",
    through: "properties",
    entry: "main.py",
    accepts: [
      { name: "sql.*", form: { pattern: ".{1,2048}" }, isRequired: true, means: "statements, in pieces that are joined as they are" },
      {
        name: "connectors",
        form: { pattern: "https://\\S+#[0-9a-f]{64}(\\nhttps://\\S+#[0-9a-f]{64})*" },
        means: "jars that the statements need, one address and SHA-256 per line",
      },
    ],
  },
  "training-job": {
    artefact: "training-job",
    through: "hyperparameters",
    entry: "train.py",
    accepts: [
      { name: "sagemaker_program", form: { oneOf: ["train.py"] }, isRequired: true, means: "file that starts" },
      { name: "sagemaker_submit_directory", form: CODE_ARCHIVE, isRequired: true, means: "archive of the code" },
      { name: "sagemaker_region", form: "text", means: "region of the archive" },
      { name: "method", form: { oneOf: ["classic", "lora", "full"] }, means: "classic when absent" },
      { name: "base-model", form: "text", means: "model that is adapted; `none` for classic" },
      { name: "quantization", form: { oneOf: ["none", "int4"] }, means: "bits that the base model is loaded with" },
      { name: "experiment", form: "text", means: "MLflow experiment that runs are recorded in; zerolake when absent" },
      { name: "label", form: "text", means: "column that is predicted; `label` when absent" },
    ],
  },
  "training-job/environment": {
    artefact: "training-job",
    through: "environment",
    accepts: [
      {
        name: "MLFLOW_TRACKING_URI",
        form: { pattern: "arn:aws\\S*:sagemaker:\\S+" },
        means: "MLflow of SageMaker that the run is recorded in",
      },
    ],
  },
  inference: {
    artefact: "inference",
    through: "environment",
    entry: "inference.py",
    accepts: [
      { name: "SAGEMAKER_PROGRAM", form: { oneOf: ["inference.py"] }, isRequired: true, means: "file that serves" },
      { name: "SAGEMAKER_SUBMIT_DIRECTORY", form: CODE_ARCHIVE, isRequired: true, means: "archive of the code" },
      { name: "SAGEMAKER_REGION", form: "text", means: "region of the archive" },
      { name: "ZEROLAKE_IN_FEATURES", form: { address: "features" }, means: "feature groups that complete a request" },
    ],
  },
} as const satisfies Readonly<Record<string, Contract>>;

export type ProgramName = keyof typeof CONTRACTS;

export function findContract(program: ProgramName): Contract {
  return CONTRACTS[program];
}

function mode(name: string): AcceptedValue {
  return { name: "MODE", form: { oneOf: [name] }, isRequired: true, means: "program of the image" };
}

function ownImage(name: string, form: AcceptedValue["form"], means: string): AcceptedValue {
  return { name, form, isForOwnImage: true, means };
}
