import { type CloudError, CloudRefusalError, type MetricAnswer, type MetricPoint, type MetricQuestion } from "@zerolake/execution";
import { assertNotBusy } from "../../../metrics/assert-not-busy.ts";
import { windowOf } from "../../../metrics/periods.ts";
import { type Entry, partAndWhole, readInGroups } from "../../../metrics/read-in-groups.ts";
import type { RestClient } from "../../rest-client.ts";
import { type AskedSeries, groupsOf, memberOf, type SeriesGroup, seriesKey } from "./series-groups.ts";
import { labelOf, pointsOf, type TimeSeries, timeSeriesSchema } from "./time-series.ts";

/** Cloud Monitoring takes 6,000 questions a minute from a project ("Quotas and limits"); these take around a third of a second each. */
const AT_ONCE = 4;
/** Of points, not of series. */
const PAGE_SIZE = "10000";
/** Without it nothing is told. */
const READ_METRICS = "monitoring.timeSeries.list";

const ELSEWHERE: MetricAnswer = { unavailable: "This is no metric of Cloud Monitoring." };

interface MonitoringCall {
  readonly client: RestClient;
  readonly project: string;
  readonly signal: AbortSignal;
}

/** One question for each metric, about all resources at once, and page after page. */
export function readMetrics(call: MonitoringCall, questions: readonly MetricQuestion[], nowMs: number): Promise<readonly MetricAnswer[]> {
  const readOne = (group: SeriesGroup) => readGroup(call, group, nowMs);
  return readInGroups(questions, { askedIn, groupsOf, keyOf: seriesKey, readGroup: readOne, atOnce: AT_ONCE, elsewhere: ELSEWHERE });
}

function askedIn({ query, periodSeconds, windowSeconds }: MetricQuestion): readonly AskedSeries[] {
  if (query.service !== "cloudMonitoring") return [];
  return partAndWhole(query).map((metric) => ({ metric, periodSeconds, windowSeconds }));
}

async function readGroup(call: MonitoringCall, group: SeriesGroup, nowMs: number): Promise<readonly Entry[]> {
  const values = group.varying?.values ?? [undefined];
  try {
    const series = await listSeries(call, group, nowMs);
    return values.map((value) => [seriesKey(memberOf(group, value)), { points: pointsFor(series, group, value) }]);
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    assertNotBusy(error.error);
    const answer = unavailable(call.project, error.error);
    return values.map((value) => [seriesKey(memberOf(group, value)), answer]);
  }
}

/** Google joins the series of each value to one, which may go over several pages. */
function pointsFor(
  series: readonly TimeSeries[],
  { varying, periodSeconds }: SeriesGroup,
  value: string | undefined,
): readonly MetricPoint[] {
  const own = series.filter((one) => varying === undefined || labelOf(one, varying.label) === value);
  return own.flatMap((one) => pointsOf(one, periodSeconds * 1_000)).sort((left, right) => left.atMs - right.atMs);
}

async function listSeries({ client, project, signal }: MonitoringCall, group: SeriesGroup, nowMs: number): Promise<readonly TimeSeries[]> {
  const found: TimeSeries[] = [];
  let pageToken: string | undefined;
  do {
    const body = await client.send({
      method: "GET",
      url: `https://monitoring.googleapis.com/v3/projects/${project}/timeSeries`,
      query: { ...queryOf(group, nowMs), ...(pageToken === undefined ? {} : { pageToken }) },
      signal,
    });
    const page = timeSeriesSchema.parse(body);
    found.push(...page.timeSeries);
    pageToken = page.nextPageToken === "" ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return found;
}

function queryOf(group: SeriesGroup, nowMs: number): Readonly<Record<string, string>> {
  const { metric, varying, periodSeconds } = group;
  // Google counts periods back from the end.
  const { startMs, endMs } = windowOf(group, nowMs);
  return {
    filter: filterOf(group),
    "interval.startTime": new Date(startMs).toISOString(),
    "interval.endTime": new Date(endMs).toISOString(),
    "aggregation.alignmentPeriod": `${periodSeconds}s`,
    "aggregation.perSeriesAligner": metric.aligner,
    "aggregation.crossSeriesReducer": metric.reducer,
    ...(varying === undefined ? {} : { "aggregation.groupByFields": varying.label }),
    pageSize: PAGE_SIZE,
  };
}

function filterOf({ metric, varying }: SeriesGroup): string {
  return [
    `metric.type = ${quoted(metric.type)}`,
    `resource.type = ${quoted(metric.resource)}`,
    ...Object.entries(metric.labels).map(([label, value]) => `${label} = ${quoted(value)}`),
    ...(varying === undefined ? [] : [`${varying.label} = one_of(${varying.values.map(quoted).join(",")})`]),
  ].join(" AND ");
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function unavailable(project: string, { class: errorClass, code, message }: CloudError): MetricAnswer {
  return { unavailable: `${reasonOf(project, errorClass, code)} Google said: ${message}` };
}

function reasonOf(project: string, errorClass: CloudError["class"], code: string): string {
  if (code === "SERVICE_DISABLED") return `The Cloud Monitoring API is off in the project ${project}.`;
  if (code === "PERMISSION_DENIED" || code === "IAM_PERMISSION_DENIED")
    return `The connection lacks ${READ_METRICS}, which the role Monitoring Viewer (roles/monitoring.viewer) has.`;
  if (errorClass === "permission") return "Google does not accept the connection's credentials.";
  return errorClass === "notFound" ? "Cloud Monitoring does not know the metric." : "Cloud Monitoring did not tell.";
}
