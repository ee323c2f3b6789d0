import { CloudRefusalError, type MetricAnswer, type MetricPoint, type MetricQuestion } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import * as z from "zod";
import { assertNotBusy } from "../../../metrics/assert-not-busy.ts";
import { isoDuration, windowOf } from "../../../metrics/periods.ts";
import { type Entry, partAndWhole, readInGroups } from "../../../metrics/read-in-groups.ts";
import type { RestClient } from "../../rest-client.ts";
import { type AskedMetric, groupsOf, type MetricGroup, metricKey } from "./metric-groups.ts";

const URL = "https://api.telemetry.confluent.cloud/v2/metrics/cloud/query";
/** Confluent takes sixty questions a minute from an address ("Rate Limiting"). */
const AT_ONCE = 2;
/** Of sets of labels, not of values. */
const LIMIT_MAX = 1_000;

const ELSEWHERE: MetricAnswer = { unavailable: "This is no metric of Confluent Cloud." };

const pageSchema = z.object({
  data: z.array(z.looseObject({ timestamp: z.string(), value: z.number() })),
  meta: z.object({ pagination: z.object({ next_page_token: z.string().nullish() }).nullish() }).nullish(),
});
type Row = z.infer<typeof pageSchema>["data"][number];

interface MetricsCall {
  readonly client: RestClient;
  readonly signal: AbortSignal;
}

/** One question for each metric of a cluster or a pool, about all its topics or statements at once, and page after page. */
export function readMetrics(call: MetricsCall, questions: readonly MetricQuestion[], nowMs: number): Promise<readonly MetricAnswer[]> {
  const readOne = (group: MetricGroup) => readGroup(call, group, nowMs);
  return readInGroups(questions, { askedIn, groupsOf, keyOf: metricKey, readGroup: readOne, atOnce: AT_ONCE, elsewhere: ELSEWHERE });
}

function askedIn({ query, periodSeconds, windowSeconds }: MetricQuestion): readonly AskedMetric[] {
  if (query.service !== "confluentMetrics") return [];
  return partAndWhole(query).map((metric) => ({ metric, periodSeconds, windowSeconds }));
}

async function readGroup(call: MetricsCall, group: MetricGroup, nowMs: number): Promise<readonly Entry[]> {
  try {
    const rows = await listRows(call, bodyOf(group, nowMs));
    return group.members.map((asked) => [metricKey(asked), { points: pointsFor(rows, asked) }]);
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    assertNotBusy(error.error);
    const { class: errorClass, message } = error.error;
    const reason =
      errorClass === "permission"
        ? "The key of the connection lacks the role MetricsViewer on the cluster or the pool."
        : "Confluent Cloud did not tell.";
    return group.members.map((asked) => [metricKey(asked), { unavailable: `${reason} Confluent said: ${message}` }]);
  }
}

async function listRows({ client, signal }: MetricsCall, body: PropertyMap): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  do {
    const query = token === undefined ? {} : { query: { page_token: token } };
    const page = pageSchema.parse(await client.send({ method: "POST", url: URL, body, signal, ...query }));
    rows.push(...page.data);
    token = page.meta?.pagination?.next_page_token || undefined;
  } while (token !== undefined);
  return rows;
}

/** Without a function of ours: each metric has the one that it allows. */
function bodyOf(group: MetricGroup, nowMs: number): PropertyMap {
  const { name, resource, labels, periodSeconds } = group;
  const { startMs, endMs } = windowOf(group, nowMs);
  return {
    aggregations: [{ metric: name }],
    filter: { field: `resource.${resource.kind}.id`, op: "EQ", value: resource.id },
    granularity: isoDuration(periodSeconds),
    intervals: [`${new Date(startMs).toISOString()}/${new Date(endMs).toISOString()}`],
    ...(labels.length === 0 ? {} : { group_by: labels }),
    limit: LIMIT_MAX,
  };
}

/** Confluent tells the newest value first. */
function pointsFor(rows: readonly Row[], { metric }: AskedMetric): readonly MetricPoint[] {
  const own = rows.filter((row) => Object.entries(metric.labels).every(([name, value]) => row[name] === value));
  const points = own.map(({ timestamp, value }) => ({ atMs: Date.parse(timestamp), value }));
  return points.sort((left, right) => left.atMs - right.atMs);
}
