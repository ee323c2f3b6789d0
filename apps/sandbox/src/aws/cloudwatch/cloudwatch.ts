import * as z from "zod";
import { seriesOf } from "../../metrics/series.ts";
import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { JSON_1_0, parseInput } from "../json-protocol.ts";
import { jsonService } from "../json-service.ts";
import { joinSeries } from "./join-series.ts";
import { measuredSeries } from "./measured-series.ts";
import { parseExpression } from "./parse-expression.ts";

const QUERIES_MAX = 500;
const DATAPOINTS_MAX = 100_800;
const MS = 1_000;

const statSchema = z.object({
  Metric: z.object({
    Namespace: z.string().min(1).max(255),
    MetricName: z.string().min(1).max(255),
    Dimensions: z
      .array(z.object({ Name: z.string().min(1), Value: z.string().min(1) }))
      .max(30)
      .default([]),
  }),
  Period: z.number().int().min(1),
  Stat: z.string().min(1),
});
const querySchema = z.object({
  Id: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,254}$/),
  MetricStat: statSchema.optional(),
  Expression: z.string().max(2_048).optional(),
  Label: z.string().optional(),
  Period: z.number().int().min(1).optional(),
  ReturnData: z.boolean().default(true),
});
const inputSchema = z.object({
  MetricDataQueries: z.array(querySchema).min(1).max(QUERIES_MAX),
  StartTime: z.number(),
  EndTime: z.number(),
  ScanBy: z.enum(["TimestampDescending", "TimestampAscending"]).default("TimestampDescending"),
  MaxDatapoints: z.number().int().min(1).max(DATAPOINTS_MAX).default(DATAPOINTS_MAX),
  NextToken: z.string().optional(),
});

type Input = z.infer<typeof inputSchema>;
type Query = z.infer<typeof querySchema>;

/** Amazon CloudWatch: what the account's resources measure. Of expressions it knows a search whose series are joined to one. */
export const cloudWatch = jsonService({
  signingName: "monitoring",
  contentType: JSON_1_0,
  subject: () => ({ type: "AWS::CloudWatch::Metric" }),
  operations: {
    GetMetricData(call, given) {
      const input = parseInput(inputSchema, given);
      if (input.StartTime >= input.EndTime) throw refused("The parameter StartTime must be less than the parameter EndTime.");
      const ids = input.MetricDataQueries.map(({ Id }) => Id);
      if (new Set(ids).size < ids.length) throw refused("The values for parameter id in MetricDataQueries must be unique.");
      return pageOf(call, input);
    },
  },
});

/** As many whole series as fit on a page; a token says which comes next. */
function pageOf(call: AwsCall, input: Input): object {
  const wanted = input.MetricDataQueries.filter(({ ReturnData }) => ReturnData);
  const results: object[] = [];
  let datapoints = 0;
  let next = Number(input.NextToken ?? 0);
  for (; next < wanted.length; next += 1) {
    const query = wanted[next];
    const result = query && resultOf(call, query, input);
    if (!result || (results.length > 0 && datapoints + result.Values.length > input.MaxDatapoints)) break;
    datapoints += result.Values.length;
    results.push(result);
  }
  return { MetricDataResults: results, Messages: [], ...(next < wanted.length ? { NextToken: String(next) } : {}) };
}

function resultOf(call: AwsCall, query: Query, input: Input) {
  const points = pointsOf(call, query, input);
  const ordered = input.ScanBy === "TimestampAscending" ? points : points.toReversed();
  return {
    Id: query.Id,
    Label: query.Label ?? query.MetricStat?.Metric.MetricName ?? query.Id,
    Timestamps: ordered.map(({ atMs }) => atMs / MS),
    Values: ordered.map(({ value }) => value),
    StatusCode: "Complete",
  };
}

function pointsOf(call: AwsCall, { MetricStat, Expression }: Query, { StartTime, EndTime }: Input) {
  const nowMs = call.sandbox.now();
  const span = (periodSeconds: number) => ({ fromMs: StartTime * MS, toMs: EndTime * MS, periodMs: periodSeconds * MS });
  if (MetricStat) {
    const { Namespace, MetricName, Dimensions } = MetricStat.Metric;
    const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
    const [found] = measuredSeries(call, { namespace: Namespace, name: MetricName, dimensions, schema: Object.keys(dimensions) });
    return found ? seriesOf(found.shape, span(MetricStat.Period), found.life(MetricStat.Stat, nowMs)) : [];
  }
  const search = Expression === undefined ? undefined : parseExpression(Expression);
  if (!search) throw refused("Error in expression: the sandbox knows MAX, MIN and SUM of a SEARCH.");
  const found = measuredSeries(call, search);
  return joinSeries(
    search.join,
    found.map(({ shape, life }) => seriesOf(shape, span(search.periodSeconds), life(search.statistic, nowMs))),
  );
}

function refused(message: string): AwsError {
  return new AwsError("ValidationError", message);
}
