import { invalid, notFound } from "../google-error.ts";
import { MONITORED } from "./monitored-resources.ts";
import { PUBLISHED, type PublishedMetric } from "./published-metrics.ts";

const CLAUSE = /^([\w.]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|one_of\((.*)\))$/;
const PAGE_MAX = 100_000;
const MINUTE_MS = 60_000;

export interface WantedSeries {
  readonly type: string;
  readonly published: PublishedMetric;
  /** By their full names; each with the values that will do. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly aligner: string;
  readonly reducer: string;
  readonly groupBy: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly periodMs: number;
  /** Of points, not of series. */
  readonly pageSize: number;
}

/** What a request wants, or Google's refusal. */
export function readRequest(query: URLSearchParams): WantedSeries {
  const clauses = clausesIn(query.get("filter") ?? "");
  const [type] = clauses.get("metric.type") ?? [];
  if (type === undefined) throw invalid("Field filter had an invalid value: it must specify a single metric.type.");
  const published = PUBLISHED[type];
  if (!published) throw notFound(`Cannot find metric(s) that match type = "${type}"`);
  const labels = new Map([...clauses].filter(([name]) => name !== "metric.type" && name !== "resource.type"));
  const groupBy = query.getAll("aggregation.groupByFields");
  checkNames(type, published, { resource: clauses.get("resource.type"), names: [...labels.keys(), ...groupBy] });
  const aligner = query.get("aggregation.perSeriesAligner") ?? "ALIGN_NONE";
  const reducer = query.get("aggregation.crossSeriesReducer") ?? "REDUCE_NONE";
  checkAligner(published, aligner, reducer);
  return {
    type,
    published,
    labels,
    aligner,
    reducer,
    groupBy,
    ...spanIn(query),
    pageSize: Math.min(PAGE_MAX, Number(query.get("pageSize") ?? PAGE_MAX)),
  };
}

function clausesIn(filter: string): ReadonlyMap<string, readonly string[]> {
  const clauses = filter.split(/\s+AND\s+/).map((clause) => {
    const [, name, one, several] = CLAUSE.exec(clause.trim()) ?? [];
    if (name === undefined) throw invalid(`Field filter had an invalid value of "${filter}": Could not parse filter.`);
    return [name, one === undefined ? quotedIn(several ?? "") : [unescaped(one)]] as const;
  });
  return new Map(clauses);
}

function quotedIn(list: string): readonly string[] {
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => unescaped(text));
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}

function checkNames(
  type: string,
  published: PublishedMetric,
  { resource, names }: { readonly resource: readonly string[] | undefined; readonly names: readonly string[] },
): void {
  if (resource !== undefined && !resource.includes(published.resource))
    throw invalid(`The resource type "${resource.join()}" does not write the metric ${type}.`);
  const own = MONITORED[published.resource]?.labels({
    identifier: "",
    model: {},
    account: "",
    type: "",
    scope: "",
    cloud: "gcp",
    serviceState: {},
    createdAt: 0,
  });
  const known = new Set([
    ...Object.keys(own ?? {}).map((name) => `resource.labels.${name}`),
    ...published.labels.map((name) => `metric.labels.${name}`),
  ]);
  const strange = names.find((name) => !known.has(name));
  if (strange !== undefined) throw invalid(`Field filter had an invalid value: ${type} has no label ${strange}.`);
}

/** Which aligners and reducers go with which values ("Aggregation" of the Monitoring API). */
function checkAligner({ kind, value }: PublishedMetric, aligner: string, reducer: string): void {
  const isNumber = value === "INT64" || value === "DOUBLE";
  const allowed = [
    ...(kind === "DELTA" ? ["ALIGN_DELTA", "ALIGN_RATE"] : []),
    ...(isNumber ? ["ALIGN_MAX", "ALIGN_MEAN", "ALIGN_MIN", "ALIGN_SUM"] : []),
    ...(value === "BOOL" ? ["ALIGN_FRACTION_TRUE", "ALIGN_COUNT_TRUE"] : []),
    ...(value === "DISTRIBUTION" ? ["ALIGN_PERCENTILE_95", "ALIGN_PERCENTILE_99"] : []),
  ];
  if (!allowed.includes(aligner))
    throw invalid(`The aligner ${aligner} cannot be applied to metrics with kind ${kind} and value type ${value}.`);
  const isDistribution = value === "DISTRIBUTION" && aligner === "ALIGN_DELTA";
  const reducers = isDistribution ? /^REDUCE_(PERCENTILE_\d\d|MEAN|SUM|COUNT)$/ : /^REDUCE_(MAX|MIN|MEAN|SUM|PERCENTILE_\d\d)$/;
  if (!reducers.test(reducer)) throw invalid(`The reducer ${reducer} cannot be applied to values of type ${value}.`);
}

function spanIn(query: URLSearchParams): Pick<WantedSeries, "fromMs" | "toMs" | "periodMs"> {
  const fromMs = Date.parse(query.get("interval.startTime") ?? "");
  const toMs = Date.parse(query.get("interval.endTime") ?? "");
  const periodMs = Number(/^(\d+)s$/.exec(query.get("aggregation.alignmentPeriod") ?? "")?.[1] ?? Number.NaN) * 1_000;
  if (!(fromMs < toMs)) throw invalid("Field interval had an invalid value: the end must be after the start.");
  if (!(periodMs >= MINUTE_MS)) throw invalid("Field aggregation.alignmentPeriod had an invalid value: it must be at least 60 seconds.");
  return { fromMs, toMs, periodMs };
}
