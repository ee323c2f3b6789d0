import { jsonReply, type Reply } from "../../http/exchange.ts";
import { illnessOf } from "../../metrics/illness.ts";
import { type Point, type Shape, seriesOf } from "../../metrics/series.ts";
import type { StoredResource } from "../../store/records.ts";
import { type GoogleCall, placeOf } from "../google-call.ts";
import { invalid } from "../google-error.ts";
import { MONITORED } from "./monitored-resources.ts";
import { readRequest, type WantedSeries } from "./series-request.ts";

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly labels: Labels;
  readonly points: readonly Point[];
}

/** Cloud Monitoring's `timeSeries.list`, whose API is on in every new project; `undefined` for any other request. */
export function listTimeSeries(call: GoogleCall): Reply | undefined {
  const { host, path, project, exchange } = call;
  if (host !== "monitoring.googleapis.com" || exchange.method !== "GET" || path !== `/v3/projects/${project}/timeSeries`) return undefined;
  const wanted = readRequest(exchange.query);
  const found = joined(wanted, measured(call, wanted));
  // Points are counted into pages, so that one series may go over several.
  const points = found.flatMap((series) => series.points.toReversed().map((point) => ({ series, point })));
  const start = startOf(exchange.query.get("pageToken"));
  const page = points.slice(start, start + wanted.pageSize);
  const timeSeries = [...new Set(page.map(({ series }) => series))].map((series) =>
    shown(wanted, { series, points: page.filter((one) => one.series === series).map(({ point }) => point) }),
  );
  const end = start + wanted.pageSize;
  return jsonReply(200, {
    ...(timeSeries.length === 0 ? {} : { timeSeries }),
    ...(end < points.length ? { nextPageToken: tokenOf(end) } : {}),
  });
}

function tokenOf(start: number): string {
  return Buffer.from(String(start)).toString("base64url");
}

function startOf(token: string | null): number {
  if (token === null) return 0;
  const start = Number(Buffer.from(token, "base64url").toString());
  if (Number.isInteger(start)) return start;
  throw invalid("The page token is not valid.");
}

/** The series of each resource that the labels choose. */
function measured(call: GoogleCall, wanted: WantedSeries): readonly Series[] {
  const { type = "", labels } = MONITORED[wanted.published.resource] ?? {};
  return call.sandbox.store.resources.list(placeOf(call), type).flatMap((resource) => {
    const own = known(labels?.(resource) ?? {});
    const publishes = !wanted.type.includes("/accelerator/") || hasGpu(call, resource);
    return publishes && isMeant(own, wanted) ? [{ labels: own, points: pointsOf(call, resource, wanted) }] : [];
  });
}

/** Of a resource itself or of something inside it, such as a pool of a cluster. */
function hasGpu({ sandbox }: GoogleCall, { account, identifier }: StoredResource): boolean {
  const all = sandbox.store.resources
    .listAccount(account)
    .filter((one) => one.identifier === identifier || one.identifier.startsWith(`${identifier}/`));
  return all.some(({ model }) => JSON.stringify(model).includes('"acceleratorType"'));
}

function known(labels: Readonly<Record<string, string | undefined>>): Labels {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) => (value === undefined ? [] : [[`resource.labels.${name}`, value]])),
  );
}

function isMeant(own: Labels, { labels }: WantedSeries): boolean {
  return [...labels].every(([name, values]) => !name.startsWith("resource.") || values.includes(own[name] ?? ""));
}

function pointsOf({ sandbox }: GoogleCall, resource: StoredResource, wanted: WantedSeries): readonly Point[] {
  const { sinceMs, shape } = illnessOf(sandbox, resource, wanted.type, partOf(wanted));
  // Periods are counted back from the end, not by the clock.
  const shiftMs = wanted.toMs % wanted.periodMs;
  const points = seriesOf(
    shape,
    { fromMs: wanted.fromMs - shiftMs, toMs: wanted.toMs - shiftMs, periodMs: wanted.periodMs },
    {
      key: `${resource.identifier} ${wanted.type} ${[...wanted.labels.keys()].join()}`,
      bornMs: resource.createdAt - shiftMs,
      nowMs: sandbox.now() - shiftMs,
      statistic: shape.isCounted ? "sum" : "level",
      ...(sinceMs === undefined ? {} : { illSinceMs: sinceMs - shiftMs }),
    },
  );
  const max = wanted.published.value === "DOUBLE" && shape.busy < 1 ? 1 : Number.POSITIVE_INFINITY;
  return points.map(({ atMs, value }) => ({ atMs: atMs + shiftMs, value: Math.min(value, max) }));
}

function partOf({ published, labels }: WantedSeries): Shape {
  const chosen = [...labels].flatMap(([name, values]) => values.map((value) => `${name.replace("metric.labels.", "")} ${value}`));
  return Object.entries(published.parts).find(([name]) => chosen.includes(name))?.[1] ?? published.shape;
}

/** One series for each set of the labels that are grouped by. */
function joined({ groupBy, reducer }: WantedSeries, all: readonly Series[]): readonly Series[] {
  const groups = new Map<string, Series[]>();
  for (const one of all) {
    const key = JSON.stringify(groupBy.map((name) => one.labels[name]));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((members) => {
    const labels = Object.fromEntries(
      groupBy.flatMap((name) => (members[0]?.labels[name] === undefined ? [] : [[name, members[0].labels[name]]])),
    );
    return { labels, points: reduced(members, reducer) };
  });
}

function reduced(members: readonly Series[], reducer: string): readonly Point[] {
  const values = new Map<number, number[]>();
  for (const { atMs, value } of members.flatMap(({ points }) => points)) values.set(atMs, [...(values.get(atMs) ?? []), value]);
  return [...values].sort(([left], [right]) => left - right).map(([atMs, numbers]) => ({ atMs, value: reduce(numbers, reducer) }));
}

function reduce(numbers: readonly number[], reducer: string): number {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (reducer === "REDUCE_SUM") return sum;
  if (reducer === "REDUCE_MEAN") return sum / numbers.length;
  return reducer === "REDUCE_MIN" ? Math.min(...numbers) : Math.max(...numbers);
}

function shown(wanted: WantedSeries, { series, points }: { readonly series: Series; readonly points: readonly Point[] }): object {
  const { type, published, aligner, periodMs } = wanted;
  const isWhole = published.value === "INT64" && aligner !== "ALIGN_MEAN" && aligner !== "ALIGN_RATE";
  const isDelta = aligner === "ALIGN_DELTA" && published.value !== "DISTRIBUTION";
  return {
    metric: { type, labels: labelsIn(series.labels, "metric") },
    resource: { type: published.resource, labels: labelsIn(series.labels, "resource") },
    metricKind: isDelta ? "DELTA" : "GAUGE",
    valueType: isWhole ? "INT64" : "DOUBLE",
    points: points.map(({ atMs, value }) => {
      const endTime = new Date(atMs + periodMs).toISOString();
      return {
        interval: { startTime: isDelta ? new Date(atMs).toISOString() : endTime, endTime },
        value: isWhole ? { int64Value: String(Math.round(value)) } : { doubleValue: value },
      };
    }),
  };
}

function labelsIn(labels: Labels, of: string): Labels {
  const prefix = `${of}.labels.`;
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
  );
}
