import { GetMetricDataCommand, type GetMetricDataCommandInput, type MetricDataResult } from "@aws-sdk/client-cloudwatch";
import { CloudRefusalError, type MetricAnswer, type MetricPoint, type MetricQuestion } from "@zerolake/execution";
import { assertNotBusy } from "../../metrics/assert-not-busy.ts";
import { inPercentOf } from "../../metrics/percentages.ts";
import { windowOf } from "../../metrics/periods.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type AskedMetric, type CloudWatchQuestion, queriesOf } from "./metric-queries.ts";

/** CloudWatch takes so many queries a call. */
const QUERIES_MAX = 500;
/** And gives so many values a page at most, which its own limit of pages multiplies. */
const PAGES_MAX = 20;

const RIGHT = "cloudwatch:GetMetricData";

const NOT_OURS: MetricAnswer = { unavailable: "This is no question for Amazon CloudWatch." };
const LEFT_OUT: MetricAnswer = { unavailable: "Amazon CloudWatch left the question out." };

interface Series {
  readonly points: MetricPoint[];
  status?: string;
  message?: string;
}

/** Asks in bulk, all questions of one length of time together. */
export async function readMetrics(call: AwsCall, questions: readonly MetricQuestion[], nowMs: number): Promise<readonly MetricAnswer[]> {
  const answers = questions.map(() => NOT_OURS);
  for (const { asked, places } of batchesOf(questions)) {
    const batch = await readBatch(call, asked, nowMs);
    for (const [index, place] of places.entries()) answers[place] = batch[index] ?? LEFT_OUT;
  }
  return answers;
}

interface Batch {
  readonly asked: AskedMetric[];
  readonly places: number[];
}

/** A call has one span of time for all of its queries. */
function batchesOf(questions: readonly MetricQuestion[]): readonly Batch[] {
  const full: Batch[] = [];
  const open = new Map<string, Batch>();
  for (const [place, question] of questions.entries()) {
    if (!isOurs(question)) continue;
    const span = `${question.periodSeconds} ${question.windowSeconds}`;
    const asked = queriesOf(question, place);
    let batch = open.get(span);
    if (!batch || countOf(batch) + asked.queries.length > QUERIES_MAX) {
      batch = { asked: [], places: [] };
      open.set(span, batch);
      full.push(batch);
    }
    batch.asked.push(asked);
    batch.places.push(place);
  }
  return full;
}

function isOurs(question: MetricQuestion): question is CloudWatchQuestion {
  return question.query.service === "cloudWatch";
}

function countOf({ asked }: Batch): number {
  return asked.reduce((sum, { queries }) => sum + queries.length, 0);
}

async function readBatch(call: AwsCall, asked: readonly AskedMetric[], nowMs: number): Promise<readonly MetricAnswer[]> {
  try {
    const series = await readSeries(call, asked, nowMs);
    return asked.map((one) => answerFrom(one, series));
  } catch (error) {
    const unavailable = reasonIn(error);
    return asked.map(() => ({ unavailable }));
  }
}

/** Throttled or broken, CloudWatch says nothing about the metrics; anything else it says is about them. */
function reasonIn(error: unknown): string {
  if (!(error instanceof CloudRefusalError)) throw error;
  const { error: refusal } = error;
  assertNotBusy(refusal);
  if (refusal.class !== "permission") return `Amazon CloudWatch refused the question: ${refusal.message}`;
  return `The connection may not read metrics: it needs the right ${RIGHT}. ${refusal.message}`;
}

async function readSeries(call: AwsCall, asked: readonly AskedMetric[], nowMs: number): Promise<ReadonlyMap<string, Series>> {
  const client = await call.clients.cloudWatch();
  const input = { ...spanOf(asked, nowMs), MetricDataQueries: asked.flatMap(({ queries }) => queries) };
  const series = new Map<string, Series>();
  let token: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const command = new GetMetricDataCommand({ ...input, ...(token === undefined ? {} : { NextToken: token }) });
    const page = await lookUp(() => client.send(command, { abortSignal: call.abortSignal }));
    for (const result of page?.MetricDataResults ?? []) add(series, result);
    token = page?.NextToken;
    if (token === undefined) break;
  }
  return series;
}

/** Whole periods, which CloudWatch answers faster; the one that has begun is among them. */
function spanOf([first]: readonly AskedMetric[], nowMs: number): Pick<GetMetricDataCommandInput, "StartTime" | "EndTime" | "ScanBy"> {
  const { startMs, endMs } = windowOf(first?.question ?? { periodSeconds: 1, windowSeconds: 0 }, nowMs);
  return { StartTime: new Date(startMs), EndTime: new Date(endMs), ScanBy: "TimestampAscending" };
}

function add(series: Map<string, Series>, { Id = "", Timestamps = [], Values = [], StatusCode, Messages }: MetricDataResult): void {
  const known = series.get(Id) ?? { points: [] };
  series.set(Id, known);
  for (const [index, at] of Timestamps.entries()) {
    const value = Values[index];
    if (value !== undefined) known.points.push({ atMs: at.getTime(), value });
  }
  if (StatusCode !== undefined) known.status = StatusCode;
  const message = Messages?.[0]?.Value;
  if (message !== undefined) known.message = message;
}

function answerFrom({ id, wholeId }: AskedMetric, series: ReadonlyMap<string, Series>): MetricAnswer {
  const own = answerTo(series.get(id));
  return wholeId === undefined ? own : inPercentOf(own, answerTo(series.get(wholeId)));
}

function answerTo(one: Series | undefined): MetricAnswer {
  if (!one) return LEFT_OUT;
  if (one.status === "Forbidden") return { unavailable: `The connection may not read this metric: it needs the right ${RIGHT}.` };
  if (one.status === "InternalError")
    return { unavailable: `Amazon CloudWatch could not compute the metric: ${one.message ?? "it named no reason"}.` };
  return { points: one.points };
}
