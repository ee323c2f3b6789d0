import { ArmError } from "../arm-error.ts";
import { PUBLISHED, type PublishedMetric } from "./published-metrics.ts";

const VERSIONS: ReadonlySet<string> = new Set(["2018-01-01", "2019-07-01", "2021-05-01", "2023-10-01", "2024-02-01"]);
const NAMES_MAX = 20;
/** Periods that Azure Monitor makes values of, in minutes. */
const GRAINS: Readonly<Record<string, number>> = { PT1M: 1, PT5M: 5, PT15M: 15, PT30M: 30, PT1H: 60, PT6H: 360, PT12H: 720, P1D: 1_440 };
const AGGREGATIONS = ["average", "total", "minimum", "maximum", "count"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];
const CLAUSE = /^(\w+) eq '((?:[^']|'')*)'$/i;

export interface WantedMetrics {
  readonly metrics: readonly { readonly name: string; readonly published: PublishedMetric }[];
  readonly aggregations: readonly Aggregation[];
  readonly conditions: readonly { readonly dimension: string; readonly value: string }[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutes: number;
  readonly interval: string;
  readonly namespace: string;
}

/** What a request wants, or the refusal that Azure Monitor has for it. */
export function readRequest(query: URLSearchParams, type: string): WantedMetrics {
  if (!VERSIONS.has(query.get("api-version") ?? "")) throw refusal(`The api-version '${query.get("api-version")}' is not known here.`);
  const namespace = query.get("metricnamespace") ?? type;
  const interval = query.get("interval") ?? "PT1M";
  const minutes = GRAINS[interval];
  if (minutes === undefined)
    throw refusal(`Detected invalid time grain input: ${interval}. Valid values: ${Object.keys(GRAINS).join(",")}`);
  const conditions = conditionsIn(query.get("$filter"));
  return {
    ...spanIn(query),
    minutes,
    interval,
    namespace,
    conditions,
    aggregations: aggregationsIn(query),
    metrics: metricsIn(query, namespace, { minutes, conditions }),
  };
}

function refusal(message: string): ArmError {
  return new ArmError(400, "BadRequest", message);
}

function spanIn(query: URLSearchParams): Pick<WantedMetrics, "fromMs" | "toMs"> {
  const [from = "", to = ""] = (query.get("timespan") ?? "").split("/");
  const span = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  if (!(span.fromMs < span.toMs)) throw refusal(`The timespan '${query.get("timespan")}' is not valid.`);
  return span;
}

function aggregationsIn(query: URLSearchParams): readonly Aggregation[] {
  return (query.get("aggregation") ?? "average").split(",").map((word) => {
    const found = AGGREGATIONS.find((aggregation) => aggregation === word.toLowerCase());
    if (found === undefined) throw refusal(`Invalid aggregation type: ${word}`);
    return found;
  });
}

function conditionsIn(filter: string | null): WantedMetrics["conditions"] {
  if (filter === null) return [];
  return filter.split(/ and /i).map((clause) => {
    const [, dimension, value] = CLAUSE.exec(clause.trim()) ?? [];
    if (dimension === undefined || value === undefined) throw refusal(`The filter '${filter}' is not valid.`);
    return { dimension, value: value.replaceAll("''", "'") };
  });
}

function metricsIn(
  query: URLSearchParams,
  namespace: string,
  { minutes, conditions }: Pick<WantedMetrics, "minutes" | "conditions">,
): WantedMetrics["metrics"] {
  const known = PUBLISHED[namespace.toLowerCase()] ?? {};
  const names = (query.get("metricnames") ?? "").split(",");
  if (names.length > NAMES_MAX) throw refusal(`Requested metrics count: ${names.length} bigger than allowed max: ${NAMES_MAX}`);
  return names.map((asked) => {
    const [name, published] = Object.entries(known).find(([one]) => one.toLowerCase() === asked.toLowerCase()) ?? [];
    if (name === undefined || published === undefined)
      throw refusal(
        `Failed to find metric configuration for provider: ${namespace.split("/")[0]}, resource Type: ${namespace.split("/").slice(1).join("/")}, metric: ${asked}, Valid metrics: ${Object.keys(known).join(",")}`,
      );
    if (published.finestMinutes > minutes) throw refusal(`Metric: ${name} does not support the requested time grain.`);
    const strange = conditions.find(({ dimension }) => !published.dimensions.some((one) => one.toLowerCase() === dimension.toLowerCase()));
    if (strange)
      throw refusal(
        `Metric: ${name} does not support requested dimension combination: ${strange.dimension.toLowerCase()}, supported ones are: ${published.dimensions.join(",")}`,
      );
    return { name, published };
  });
}
