import { jsonReply, type Reply } from "../../http/exchange.ts";
import { isArray, isObject, type Json, type JsonObject } from "../../json.ts";
import { illnessOf } from "../../metrics/illness.ts";
import { type Point, type Span, seriesOf } from "../../metrics/series.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import { readBody } from "../service-resources.ts";
import { PUBLISHED, type PublishedMetric } from "./published-metrics.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** By how long they are, and for how long a time they may be asked for ("Granularity" of the Metrics API). */
const GRANULARITIES: Readonly<Record<string, readonly [periodMs: number, spanMs: number]>> = {
  PT1M: [MINUTE_MS, 6 * HOUR_MS],
  PT5M: [5 * MINUTE_MS, DAY_MS],
  PT15M: [15 * MINUTE_MS, 4 * DAY_MS],
  PT30M: [30 * MINUTE_MS, 7 * DAY_MS],
  PT1H: [HOUR_MS, Number.POSITIVE_INFINITY],
};
const LIMIT_MAX = 1_000;

interface Wanted extends Span {
  readonly name: string;
  readonly published: PublishedMetric;
  readonly filters: ReadonlyMap<string, string>;
  readonly groupBy: readonly string[];
  readonly limit: number;
}

/** `POST /v2/metrics/cloud/query`: one metric of one resource, parted by labels, the newest value first. */
export function answerMetricsQuery(call: ServiceCall): Reply {
  const wanted = readQuery(readBody(call));
  const key = `resource.${wanted.published.resource}.id`;
  const [kind, id] = [wanted.published.resource === "kafka" ? "confluent.cluster" : "confluent.computePool", wanted.filters.get(key)];
  if (id === undefined) throw refusal(400, `The filter must name a resource by ${key}.`);
  if (!call.sandbox.store.resources.get(placeOf(call), kind, id)) throw refusal(403, `Not authorized to view metrics of ${id}.`);
  const meant = call.sandbox.store.resources
    .list(placeOf(call), wanted.published.type)
    .filter((resource) => [...wanted.filters].every(([name, value]) => wanted.published.labels(resource)[name] === value));
  return jsonReply(200, { data: rowsOf(call, wanted, meant) });
}

function readQuery(body: JsonObject): Wanted {
  const aggregations = listAt(body, "aggregations");
  const [first] = aggregations;
  if (aggregations.length !== 1 || !isObject(first)) throw refusal(400, "aggregations: size must be between 1 and 1");
  const name = String(first["metric"]);
  const published = PUBLISHED[name];
  if (!published) throw refusal(400, `Unknown metric: ${name}`);
  const filters = new Map(filtersIn(body["filter"]));
  const groupBy = listAt(body, "group_by").map(String);
  checkLabels(name, published, [...filters.keys(), ...groupBy]);
  const limit = Number(body["limit"] ?? 100);
  if (!(limit >= 1 && limit <= LIMIT_MAX)) throw refusal(400, "limit: must be between 1 and 1000");
  return { name, published, filters, groupBy, limit, ...spanIn(body) };
}

function filtersIn(filter: Json | undefined): readonly (readonly [field: string, value: string])[] {
  if (!isObject(filter)) return [];
  if (filter["op"] === "AND") return listAt(filter, "filters").flatMap(filtersIn);
  if (filter["op"] !== "EQ") throw refusal(400, `filter.op: ${String(filter["op"])} is not played here`);
  return [[String(filter["field"]), String(filter["value"])]];
}

function checkLabels(name: string, published: PublishedMetric, labels: readonly string[]): void {
  const blank = {
    cloud: "confluent",
    account: "",
    scope: "",
    type: "",
    identifier: "",
    model: {},
    serviceState: {},
    createdAt: 0,
  } as const;
  const known = Object.keys(published.labels(blank));
  const strange = labels.find((label) => !known.includes(label));
  if (strange !== undefined) throw refusal(400, `Unknown label ${strange} of metric ${name}`);
}

function spanIn(body: JsonObject): Span {
  const granularity = String(body["granularity"]);
  const [periodMs, spanMs] = GRANULARITIES[granularity] ?? [];
  const [from = "", to = ""] = String(listAt(body, "intervals")[0]).split("/");
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  if (!(fromMs < toMs)) throw refusal(400, "intervals: must be ISO-8601 intervals");
  if (periodMs === undefined || spanMs === undefined) throw refusal(400, `granularity: ${granularity} is not a valid value`);
  if (toMs - fromMs > spanMs) throw refusal(400, `granularity: ${granularity} is too fine for the interval`);
  return { fromMs, toMs, periodMs };
}

function rowsOf(call: ServiceCall, wanted: Wanted, resources: readonly StoredResource[]): readonly JsonObject[] {
  const groups = new Map<string, { readonly labels: JsonObject; readonly values: Map<number, number> }>();
  for (const resource of resources) {
    const own = wanted.published.labels(resource);
    const labels = Object.fromEntries(wanted.groupBy.map((name) => [name, own[name] ?? ""]));
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, values: new Map<number, number>() };
    groups.set(key, group);
    for (const { atMs, value } of seriesIn(call, wanted, resource)) group.values.set(atMs, (group.values.get(atMs) ?? 0) + value);
  }
  return [...groups.values()]
    .slice(0, wanted.limit)
    .flatMap(({ labels, values }) =>
      [...values]
        .sort(([left], [right]) => right - left)
        .map(([atMs, value]) => ({ timestamp: new Date(atMs).toISOString().replace(".000Z", "Z"), ...labels, value })),
    );
}

function seriesIn({ sandbox }: ServiceCall, { name, published, ...span }: Wanted, resource: StoredResource): readonly Point[] {
  const { sinceMs, shape } = illnessOf(sandbox, resource, name, published.shape(resource.model));
  return seriesOf(shape, span, {
    key: `${resource.identifier} ${name}`,
    bornMs: resource.createdAt,
    nowMs: sandbox.now(),
    statistic: shape.isCounted ? "sum" : "level",
    ...(sinceMs === undefined ? {} : { illSinceMs: sinceMs }),
  });
}

function listAt(body: JsonObject, field: string): readonly Json[] {
  const value = body[field] ?? [];
  return isArray(value) ? value : [];
}

function refusal(status: number, message: string): ServiceError {
  return new ServiceError(status, "", message);
}
