import { INTERNAL_KINDS } from "@zerolake/compiler";
import type { Cloud } from "@zerolake/resources";
import { type Evaluation, parameter } from "./evaluation.ts";
import { gbPerDay, NO_EVENTS } from "./flow.ts";
import type { Outflows } from "./outflow.ts";
import { tbScannedPerDay } from "./reads.ts";
import { figure, text } from "./settings.ts";

/** What some components need to know about the whole design. */
export interface Totals {
  /** Tables: one per zone. */
  readonly tables: number;
  /** Object and dataset stores. */
  readonly stores: number;
  readonly dataComponents: number;
  readonly computeComponents: number;
  readonly runningComponents: number;
  readonly commitsMonthAll: number;
  readonly queriesMonthAll: number;
  readonly endpointsOfDesign: number;
  readonly endpointGbMonth: number;
  /** GB a month that applications send to the internet. */
  readonly outGb: number;
}

const STORES: ReadonlySet<string> = new Set(["object-store", "dataset-store"]);
const DATA: ReadonlySet<string> = new Set([...STORES, "lakehouse-tables", "vector-store", "event-stream", "feature-store"]);
const COMPUTE: ReadonlySet<string> = new Set([
  "stream-processor",
  "spark-engine",
  "model-serving",
  "app-service",
  "gpu-pool",
  "model-training",
  "embedding-job",
  "ml-workspace",
  "kubernetes-cluster",
]);
/** Nothing of these runs or logs by itself. */
const STILL: ReadonlySet<string> = new Set([
  "file-source",
  "schema-registry",
  "catalog",
  "governance",
  "model-registry",
  "orchestrator",
  "network",
  "encryption-key",
  "secrets",
  "monitoring",
  "budget",
  "kubernetes-cluster",
  ...INTERNAL_KINDS,
]);
/** Reached over an endpoint of their own. */
const WITH_ENDPOINT: ReadonlySet<string> = new Set([
  "event-stream",
  "stream-processor",
  "spark-engine",
  "sql-engine",
  "catalog",
  "feature-store",
  "model-serving",
  "vector-store",
  "foundation-model",
  "ml-workspace",
]);
const BASE_ENDPOINTS: Readonly<Record<"aws" | "azure", number>> = { aws: 6, azure: 3 };
const GB_PER_QUERY = 10;
const QUERIES_PER_USER_HOUR = 10;
const BYTES_PER_GB = 1e9;

export function totalsOf(evaluation: Evaluation, outflows: Outflows): Totals {
  const { components } = evaluation.design;
  const count = (kinds: ReadonlySet<string>): number => components.filter(({ kind }) => kinds.has(kind)).length;
  const tables = components.flatMap(({ id }) => outflows.get(id)?.stored ?? []);
  const days = parameter(evaluation, "D");
  const tableGbDay = tables.reduce((sum, { gbDayAll }) => sum + gbDayAll, 0);
  const zones = tables.reduce((sum, table) => sum + table.zones, 0);
  return {
    tables: zones,
    stores: count(STORES),
    dataComponents: count(DATA),
    computeComponents: count(COMPUTE),
    runningComponents: components.filter(({ kind }) => !STILL.has(kind)).length,
    commitsMonthAll: tables.reduce((sum, { commitsDay }) => sum + commitsDay, 0) * days,
    queriesMonthAll: queriesMonth(evaluation),
    endpointsOfDesign: endpointsOf(evaluation, count(WITH_ENDPOINT), count(STORES) + tables.length),
    endpointGbMonth: streamedThroughEndpoints(evaluation, outflows) + (evaluation.cloud === "azure" ? tableGbDay * days : 0),
    outGb: internetGb(evaluation),
  };
}

function queriesMonth(evaluation: Evaluation): number {
  const days = parameter(evaluation, "D");
  return evaluation.design.components
    .filter(({ kind }) => kind === "sql-engine")
    .reduce((sum, engine) => {
      const hours = figure(engine, "hoursPerDay", 0);
      const byUsers = figure(engine, "concurrency", 10) * hours * days * QUERIES_PER_USER_HOUR;
      return sum + (hours > 0 ? byUsers : (tbScannedPerDay(engine, evaluation) * days * 1000) / GB_PER_QUERY);
    }, 0);
}

/** Private endpoints: one per service on AWS (the object store needs none), one per part on Azure, one per Kafka cluster on Google Cloud. */
function endpointsOf({ cloud, design }: Evaluation, services: number, stores: number): number {
  if (cloud === "gcp")
    return 1 + design.components.filter(({ kind, variant }) => kind === "event-stream" && variant === "managed-kafka").length;
  return BASE_ENDPOINTS[cloud] + services + (cloud === "azure" ? stores : 0);
}

/** Variants of streams whose traffic passes an endpoint; on Azure all do. */
const STREAMS_BEHIND_ENDPOINT: Readonly<Record<Cloud, string | undefined>> = { aws: "kinesis", azure: undefined, gcp: "managed-kafka" };

function streamedThroughEndpoints(evaluation: Evaluation, outflows: Outflows): number {
  const only = STREAMS_BEHIND_ENDPOINT[evaluation.cloud];
  return evaluation.design.components
    .filter(({ kind, variant }) => kind === "event-stream" && (only === undefined || variant === only))
    .reduce((sum, stream) => {
      const month = gbPerDay(outflows.get(stream.id)?.events ?? NO_EVENTS) * parameter(evaluation, "D");
      return sum + month * (1 + consumersOf(stream.id, evaluation));
    }, 0);
}

/** Readers of a stream; a schema registry reads none of its records. */
export function consumersOf(streamId: string, { graph }: Evaluation): number {
  return graph.outOf(streamId, "events").filter(({ peer }) => peer.kind !== "schema-registry").length;
}

function internetGb(evaluation: Evaluation): number {
  const kilobytes = parameter(evaluation, "responseKb") * parameter(evaluation, "S") * parameter(evaluation, "volumeFactor");
  return evaluation.design.components
    .filter((component) => component.kind === "app-service" && text(component, "auth", "none") !== "iam")
    .reduce((sum, service) => sum + (figure(service, "requestsPerSecond", 1) * kilobytes * 1000) / BYTES_PER_GB, 0);
}
