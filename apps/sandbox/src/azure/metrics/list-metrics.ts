import { jsonReply, type Reply } from "../../http/exchange.ts";
import { illnessOf } from "../../metrics/illness.ts";
import { type Life, type Shape, seriesOf } from "../../metrics/series.ts";
import type { StoredResource } from "../../store/records.ts";
import { type ArmCall, findById, keyOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { type Aggregation, readRequest, type WantedMetrics } from "./metric-request.ts";

const ADDRESS = /^(.+)\/providers\/microsoft\.insights\/metrics$/i;
/** As faults name it. */
export const METRICS = "Microsoft.Insights/metrics";

/** The resource whose metrics a request asks for; `undefined` for every other request. */
export function measuredId({ exchange }: ArmCall): string | undefined {
  return exchange.method === "GET" ? ADDRESS.exec(exchange.path)?.[1] : undefined;
}

/** Azure Monitor's metrics of one resource, of the resource itself or of what a condition chooses of it. */
export function listMetrics(call: ArmCall, id: string): Reply {
  const resource = findById(call, id);
  if (!resource) throw new ArmError(404, "ResourceNotFound", `The Resource '${id}' was not found.`);
  const wanted = readRequest(call.exchange.query, resource.type);
  const measured = childOf(call, resource, wanted) ?? resource;
  return jsonReply(200, {
    cost: 0,
    timespan: `${new Date(wanted.fromMs).toISOString()}/${new Date(wanted.toMs).toISOString()}`,
    interval: wanted.interval,
    namespace: wanted.namespace,
    resourceregion: resource.model["location"] ?? "global",
    value: wanted.metrics.map((metric) => metricOf(call, { id, wanted, measured, metric })),
  });
}

/** A condition may name something inside of the resource: then it is that which is measured, since it was made. */
function childOf(call: ArmCall, parent: StoredResource, { conditions }: WantedMetrics): StoredResource | undefined {
  const names = conditions.map(({ value }) => keyOf(value));
  return call.sandbox.store.resources
    .listAccount(call.caller.subscription)
    .find(({ identifier }) => identifier.startsWith(`${parent.identifier}/`) && names.includes(identifier.split("/").at(-1) ?? ""));
}

interface Told {
  readonly id: string;
  readonly wanted: WantedMetrics;
  readonly measured: StoredResource;
  readonly metric: WantedMetrics["metrics"][number];
}

function metricOf(call: ArmCall, { id, wanted, measured, metric: { name, published } }: Told) {
  const { sinceMs, shape } = illnessOf(call.sandbox, measured, name, partOf(published.shape, published.parts, wanted));
  const life: Omit<Life, "statistic"> = {
    key: `${measured.identifier} ${name} ${JSON.stringify(wanted.conditions)}`,
    bornMs: measured.createdAt,
    nowMs: call.sandbox.now(),
    ...(sinceMs === undefined ? {} : { illSinceMs: sinceMs }),
  };
  const data =
    name.startsWith("Gpu") && !hasGpu(measured)
      ? []
      : valuesOf(shape, life, { ...wanted, max: published.unit === "Percent" ? 100 : Number.POSITIVE_INFINITY });
  const metadatavalues = wanted.conditions.map(({ dimension, value }) => ({
    name: { value: dimension.toLowerCase(), localizedValue: dimension.toLowerCase() },
    value,
  }));
  return {
    id: `${id}/providers/Microsoft.Insights/metrics/${name}`,
    type: METRICS,
    name: { value: name, localizedValue: name },
    unit: published.unit,
    // What a condition chooses and nobody measured has no series at all.
    timeseries: data.length === 0 ? [] : [{ metadatavalues, data }],
    errorCode: "Success",
  };
}

/** Machines with GPUs are called N something. */
function hasGpu({ model }: StoredResource): boolean {
  return /"(vmSize|instanceType)":"Standard_N/i.test(JSON.stringify(model));
}

function partOf(whole: Shape, parts: Readonly<Record<string, Shape>>, { conditions }: WantedMetrics): Shape {
  const found = conditions.map(({ dimension, value }) => `${dimension} ${value}`.toLowerCase());
  return Object.entries(parts).find(([name]) => found.includes(name.toLowerCase()))?.[1] ?? whole;
}

interface Values extends WantedMetrics {
  readonly max: number;
}

function valuesOf(shape: Shape, life: Omit<Life, "statistic">, { fromMs, toMs, minutes, aggregations, max }: Values): readonly object[] {
  const values = new Map<number, Record<string, number | string>>();
  for (const aggregation of aggregations)
    for (const { atMs, value } of seriesOf(
      shape,
      { fromMs, toMs, periodMs: minutes * 60_000 },
      { ...life, statistic: statisticOf(aggregation) },
    )) {
      const known = values.get(atMs) ?? { timeStamp: new Date(atMs).toISOString() };
      values.set(atMs, { ...known, [aggregation]: Math.min(value, max) });
    }
  return [...values].sort(([left], [right]) => left - right).map(([, value]) => value);
}

function statisticOf(aggregation: Aggregation): Life["statistic"] {
  return aggregation === "total" || aggregation === "count" ? "sum" : "level";
}
