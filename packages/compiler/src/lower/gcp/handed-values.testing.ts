import type { ProgramName } from "@zerolake/artefacts";
import { type DesiredResource, isJoin, isList, isMap, isReference, type Value } from "@zerolake/resources";

/** One program of ours in one resource, with everything that it is handed. */
export interface HandedOnGoogle {
  readonly address: string;
  readonly program: ProgramName;
  readonly values: Readonly<Record<string, string>>;
  /** The resource waits for something: what is missing now may come with it. */
  readonly isWaiting: boolean;
}

interface Container {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

type Json = Readonly<Record<string, unknown>>;

/** What Google answers for an attribute, in its own form. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  bootstrapServers: "pkc-1a2b3.europe-west1.gcp.confluent.cloud:9092",
  bootstrapAddress: "bootstrap.zl-dev-stream.europe-west1.managedkafka.sample-project.cloud.goog:9092",
  "dedicatedServingEndpoint.publicEndpointDomainName": "123.europe-west1-1.featurestore.vertexai.goog",
  full_name: "zl_dev_names_catalog_0a1b2c3d.passages.vectors",
  publicEndpointDomainName: "1.europe-west1-2.vdb.vertexai.goog",
  uri: "https://zl-dev-service-a1b2c3.a.run.app",
};

/** Our own main file, in the folder of the component that starts it. */
const SPARK_MAIN = /\/main\.py$/;

/** Every program of ours that a resource starts. */
export function handedOnGoogle(resource: DesiredResource): readonly HandedOnGoogle[] {
  const properties = opened(resolved(resource.properties)) as Json;
  const found = [...containers(properties), ...sparkStarts(properties), ...flinkStarts(properties), ...embeddingStarts(properties)];
  return found.map(({ program, values }) => ({
    address: resource.address,
    program,
    values,
    isWaiting: resource.deferredUntil !== undefined,
  }));
}

type Start = Pick<HandedOnGoogle, "program" | "values">;

/** Containers lie at different depths in services, jobs and worker pools. */
function containers(value: unknown): readonly Start[] {
  if (Array.isArray(value)) return value.flatMap(containers);
  if (typeof value !== "object" || value === null) return [];
  const { containers: own, ...rest } = value as { containers?: readonly Container[] };
  return [...(own ?? []).flatMap(startOf), ...Object.values(rest).flatMap(containers)];
}

function startOf({ image = "", command = [], args = [], env = [] }: Container): readonly Start[] {
  if (image.includes("/python@")) return [{ program: command.includes("ingest.py") ? "python/ingest" : "python", values: pairs(args) }];
  const values = Object.fromEntries(env.map(({ name, value }) => [name, written(value)]));
  // An image of the user's own is told the same as ours.
  if (values["MODE"] === undefined) return [];
  return [{ program: `runtime/${values["MODE"]}` as ProgramName, values }];
}

/** A text in JSON was opened on the way here. */
function written(value: unknown): string {
  if (value === undefined) return "a secret";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Starts of the Spark job, in batches and in definitions of workflows. */
function sparkStarts(value: unknown): readonly Start[] {
  if (Array.isArray(value)) return value.flatMap(sparkStarts);
  if (typeof value !== "object" || value === null) return [];
  const { mainPythonFileUri, args, ...rest } = value as Json;
  const inner = Object.values(rest).flatMap(sparkStarts);
  if (!SPARK_MAIN.test(String(mainPythonFileUri)) || !Array.isArray(args)) return inner;
  return [{ program: "spark-job", values: pairs(args as readonly string[]) }, ...inner];
}

/** Starts of the Flink job: its statements are one argument. */
function flinkStarts({ flinkJob }: Json): readonly Start[] {
  const { args = [] } = (flinkJob ?? {}) as { readonly args?: readonly (string | Readonly<Record<string, string>>)[] };
  const job = args[args.indexOf("--job") + 1];
  return typeof job === "object" ? [{ program: "flink-job", values: job }] : [];
}

/** Starts of the archive that embeds events: its settings stand in the pipeline. */
function embeddingStarts(value: unknown): readonly Start[] {
  if (Array.isArray(value)) return value.flatMap(embeddingStarts);
  if (typeof value !== "object" || value === null) return [];
  const { kwargs, ...rest } = value as { readonly kwargs?: { readonly settings: Readonly<Record<string, string>> } };
  const own: readonly Start[] = kwargs === undefined ? [] : [{ program: "embed-events", values: kwargs.settings }];
  return [...own, ...Object.values(rest).flatMap(embeddingStarts)];
}

/** Definitions of workflows are texts in JSON. */
function opened(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith('{"')) return JSON.parse(value);
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item)]));
}

function pairs(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [])));
}

function resolved(value: Value): unknown {
  if (isReference(value))
    return ATTRIBUTES[value.attr] ?? (value.attr === "name" ? "projects/1/locations/europe-west1/things/2" : `0abc-${value.attr}`);
  if (isJoin(value)) return value.$join.map((part) => String(resolved(part))).join("");
  if (isList(value)) return value.map(resolved);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item)]));
  return value;
}
