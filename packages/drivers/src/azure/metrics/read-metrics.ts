import { type AzureMonitorQuery, type CloudError, CloudRefusalError, type MetricAnswer, type MetricQuestion } from "@zerolake/execution";
import { assertNotBusy } from "../../metrics/assert-not-busy.ts";
import { isoDuration, windowOf } from "../../metrics/periods.ts";
import { type Entry, partAndWhole, readInGroups } from "../../metrics/read-in-groups.ts";
import { sideBySide } from "../../metrics/side-by-side.ts";
import type { ArmAnswer } from "../arm-client.ts";
import { failureOf } from "../arm-failure.ts";
import { type AzureCall, ask } from "../azure-call.ts";
import { classifyError } from "../classify-error.ts";
import { answerOf, metricsSchema, type ToldMetric } from "./metric-answers.ts";
import { type AskedMetric, groupsOf, type MetricGroup, metricKey } from "./metric-groups.ts";

const API_VERSION = "2023-10-01";
/** ARM gives a caller 25 reads a second to a subscription; these take around a fifth of a second each. */
const AT_ONCE = 4;
/** Without it nothing is told of a resource. */
const READ_METRICS = "Microsoft.Insights/metrics/read";

const ELSEWHERE: MetricAnswer = { unavailable: "This is no metric of Azure Monitor." };

/**
 * Asks Azure Monitor resource by resource, up to twenty metrics at once. Its requests for many resources of one type are no use here: an
 * environment has one or two of a type, and one refused resource would hide the others.
 */
export function readMetrics(call: AzureCall, questions: readonly MetricQuestion[], nowMs: number): Promise<readonly MetricAnswer[]> {
  const readOne = (group: MetricGroup) => readGroup(call, group, nowMs);
  return readInGroups(questions, { askedIn, groupsOf, keyOf: metricKey, readGroup: readOne, atOnce: AT_ONCE, elsewhere: ELSEWHERE });
}

function askedIn({ query, periodSeconds, windowSeconds }: MetricQuestion): readonly AskedMetric[] {
  if (query.service !== "azureMonitor") return [];
  return partAndWhole(query).map((metric) => ({ query, metric, periodSeconds, windowSeconds }));
}

async function readGroup(call: AzureCall, group: MetricGroup, nowMs: number): Promise<readonly Entry[]> {
  const answer = await askUnlessRefused(call, addressOf(group, nowMs));
  if (answer instanceof CloudRefusalError) return entriesOf(group, () => unavailable(answer.error));
  if (answer.status === 200) {
    const told = new Map(metricsSchema.parse(answer.body).value.map((metric) => [metric.name.value.toLowerCase(), metric]));
    return entriesOf(group, (name, aggregation) => answerFor(told.get(name.toLowerCase()), aggregation));
  }
  const error = classifyError(failureOf(answer));
  assertNotBusy(error);
  // One name that the resource does not have refuses all: each is asked alone then.
  if (error.class === "invalid" && group.names.length > 1) return readEach(call, group, nowMs);
  return entriesOf(group, () => unavailable(error));
}

/** The credentials may be refused before anything is asked. */
async function askUnlessRefused(call: AzureCall, path: string): Promise<ArmAnswer | CloudRefusalError> {
  try {
    return await ask(call, "GET", path);
  } catch (error) {
    if (error instanceof CloudRefusalError) return error;
    throw error;
  }
}

async function readEach(call: AzureCall, group: MetricGroup, nowMs: number): Promise<readonly Entry[]> {
  const alone = group.names.map((name) => ({ ...group, names: [name] }));
  return (await sideBySide(alone, 1, (one) => readGroup(call, one, nowMs))).flat();
}

function answerFor(told: ToldMetric | undefined, aggregation: AskedMetric["metric"]["aggregation"]): MetricAnswer {
  return told === undefined ? { unavailable: "Azure Monitor left the metric out of its answer." } : answerOf(told, aggregation);
}

function addressOf(group: MetricGroup, nowMs: number): string {
  const query = new URLSearchParams({
    "api-version": API_VERSION,
    metricnamespace: group.namespace,
    // A comma in a name would part it.
    metricnames: group.names.map((name) => name.replaceAll(",", "%2")).join(","),
    aggregation: group.aggregations.join(","),
    timespan: `${new Date(windowOf(group, nowMs).startMs).toISOString()}/${new Date(nowMs).toISOString()}`,
    interval: isoDuration(group.periodSeconds),
    ...(group.filter === undefined ? {} : { $filter: group.filter }),
  });
  return `${group.resourceId}/providers/Microsoft.Insights/metrics?${query}`;
}

function entriesOf(
  group: MetricGroup,
  answerTo: (name: string, aggregation: AskedMetric["metric"]["aggregation"]) => MetricAnswer,
): readonly Entry[] {
  const { resourceId, namespace, filter, periodSeconds, windowSeconds } = group;
  return group.names.flatMap((name) =>
    group.aggregations.map((aggregation): Entry => {
      const metric = { name, aggregation, ...(filter === undefined ? {} : { filter }) };
      const query: AzureMonitorQuery = { service: "azureMonitor", resourceId, namespace, metric };
      return [metricKey({ query, metric, periodSeconds, windowSeconds }), answerTo(name, aggregation)];
    }),
  );
}

function unavailable({ class: errorClass, code, message }: CloudError): MetricAnswer {
  if (errorClass === "notFound") return { unavailable: `Azure Monitor does not know the resource: ${message}` };
  if (errorClass !== "permission") return { unavailable: `Azure Monitor did not tell: ${message}` };
  const lacking = code.endsWith("AuthorizationFailed");
  const why = lacking
    ? `The connection lacks ${READ_METRICS}, which the role Monitoring Reader has.`
    : "Azure does not accept the connection's credentials.";
  return { unavailable: `${why} Azure said: ${message}` };
}
