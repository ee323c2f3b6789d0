import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { CloudWatchMetric, MetricQuestion } from "@zerolake/execution";
import { NoAnswerError } from "@zerolake/execution";
import { afterEach, expect, it } from "vitest";
import { createAwsDriver } from "../aws-driver.ts";
import { queriesOf } from "./metric-queries.ts";

interface Asked {
  readonly MetricDataQueries: readonly { readonly Id: string }[];
  readonly NextToken?: string;
  readonly StartTime: number;
  readonly EndTime: number;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** CloudWatch as it is published, with answers that the sandbox never gives. */
async function answering(answer: (asked: Asked) => { readonly status?: number; readonly body: object }): Promise<typeof read> {
  server = createServer(async (request, response) => {
    const { status = 200, body } = answer(JSON.parse(String(await buffer(request))) as Asked);
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const driver = createAwsDriver({ region: "eu-central-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, endpoint });
  const read = (...questions: readonly MetricQuestion[]) => driver.readMetrics(questions, { timeLimitMs: 5_000 });
  return read;
}

function question(changes: Partial<CloudWatchMetric> = {}, outOf?: CloudWatchMetric) {
  const metric = { namespace: "AWS/Kinesis", name: "Lag", dimensions: { StreamName: "clicks" }, statistic: "Maximum", ...changes };
  const query = { service: "cloudWatch", metric, ...(outOf ? { outOf } : {}) } as const;
  return { via: "cloudcontrol", query, periodSeconds: 60, windowSeconds: 600 };
}

it("asks at most 500 queries at once, each length of time by itself, and reads page after page", async () => {
  const calls: Asked[] = [];
  const read = await answering((asked) => {
    calls.push(asked);
    const at = asked.NextToken ? 120 : 60;
    const MetricDataResults = asked.MetricDataQueries.map(({ Id }) => ({ Id, Timestamps: [at], Values: [at], StatusCode: "Complete" }));
    return { body: { MetricDataResults, ...(asked.NextToken ? {} : { NextToken: "more" }) } };
  });
  const answers = await read(...Array.from({ length: 501 }, () => question()), { ...question(), windowSeconds: 1_200 });
  expect(calls.map(({ MetricDataQueries }) => MetricDataQueries.length)).toEqual([500, 500, 1, 1, 1, 1]);
  expect(calls.map(({ StartTime, EndTime }) => EndTime - StartTime)).toEqual([600, 600, 600, 600, 1_200, 1_200]);
  const both = {
    points: [
      { atMs: 60_000, value: 60 },
      { atMs: 120_000, value: 120 },
    ],
  };
  expect(answers).toEqual(Array.from({ length: 502 }, () => both));
});

it("passes on what CloudWatch says of one metric, and keeps the others", async () => {
  const read = await answering(() => ({
    body: {
      MetricDataResults: [
        { Id: "q0", StatusCode: "Forbidden" },
        { Id: "q1", StatusCode: "InternalError", Messages: [{ Code: "x", Value: "It broke" }] },
        { Id: "q2", StatusCode: "PartialData", Timestamps: [60], Values: [5] },
      ],
    },
  }));
  expect(await read(question(), question(), question(), question())).toEqual([
    { unavailable: "The connection may not read this metric: it needs the right cloudwatch:GetMetricData." },
    { unavailable: "Amazon CloudWatch could not compute the metric: It broke." },
    { points: [{ atMs: 60_000, value: 5 }] },
    { unavailable: "Amazon CloudWatch left the question out." },
  ]);
});

it("has no answer when CloudWatch is broken or too busy, and an answer when the question is wrong", async () => {
  const errors = [
    { status: 500, body: { __type: "InternalServiceFault", message: "broken" } },
    { status: 400, body: { __type: "Throttling", message: "Rate exceeded" } },
    { status: 400, body: { __type: "InvalidParameterCombinationException", message: "No such statistic" } },
  ];
  const read = await answering(() => errors.shift() ?? { body: {} });
  await expect(read(question())).rejects.toThrow(NoAnswerError);
  await expect(read(question())).rejects.toThrow(NoAnswerError);
  expect(await read(question())).toEqual([{ unavailable: "Amazon CloudWatch refused the question: No such statistic" }]);
});

it("searches by exactly the dimensions that the metric has, and lets no name end the search", () => {
  const across = { dimensions: ["Consumer Group"], join: "MAX" } as const;
  const { queries } = queriesOf(question({ dimensions: { "Cluster Name": `a"'\\b` }, across }), 3);
  expect(queries).toEqual([
    {
      Id: "q3",
      Expression: `MAX(SEARCH('{AWS/Kinesis,"Cluster Name","Consumer Group"} MetricName="Lag" "Cluster Name"="ab"', 'Maximum', 60))`,
      Period: 60,
      ReturnData: true,
    },
  ]);
});
