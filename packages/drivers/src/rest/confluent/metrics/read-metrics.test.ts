import type { ConfluentQuery, MetricQuestion } from "@zerolake/execution";
import { NoAnswerError } from "@zerolake/execution";
import { expect, it } from "vitest";
import { RefusedError, type RestClient, type RestRequest } from "../../rest-client.ts";
import { readMetrics } from "./read-metrics.ts";

const NOW = Date.UTC(2026, 10, 28, 12, 2);

function asked(topic: string, metric: Partial<ConfluentQuery["metric"]> = {}, whole?: ConfluentQuery["metric"]): MetricQuestion {
  const own = { name: "lag", resource: { kind: "kafka" as const, id: "lkc-1" }, labels: { "metric.topic": topic }, ...metric };
  return {
    via: "rest:confluent",
    query: { service: "confluentMetrics", metric: own, ...(whole === undefined ? {} : { outOf: whole }) },
    periodSeconds: 300,
    windowSeconds: 3_600,
  };
}

/** Answers each request with the next of these, and keeps what was asked. */
function replaying(...answers: readonly (object | RefusedError)[]) {
  const sent: RestRequest[] = [];
  const client = {
    send: (request: RestRequest) => {
      const answer = answers[sent.length];
      sent.push(request);
      return answer instanceof RefusedError ? Promise.reject(answer) : Promise.resolve(answer ?? { data: [] });
    },
  } as unknown as RestClient;
  return { sent, call: { client, signal: AbortSignal.timeout(5_000) } };
}

function refused(errorClass: "permission" | "throttled"): RefusedError {
  return new RefusedError({ class: errorClass, code: "HTTP 403", message: "Not authorized", remedy: "" });
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 11, minute)).toISOString().replace(".000Z", "Z");

it("asks once for all topics of a cluster, follows the pages, and parts the answer again", async () => {
  const { sent, call } = replaying(
    { data: [{ timestamp: at(55), "metric.topic": "orders", value: 7 }], meta: { pagination: { next_page_token: "more" } } },
    {
      data: [
        { timestamp: at(50), "metric.topic": "orders", value: 5 },
        { timestamp: at(55), "metric.topic": "clicks", value: 1 },
      ],
    },
  );
  const answers = await readMetrics(call, [asked("clicks"), asked("orders"), asked("none")], NOW);
  expect(answers.map((answer) => ("points" in answer ? answer.points.map(({ value }) => value) : answer))).toEqual([[1], [5, 7], []]);
  expect(sent.map(({ query }) => query)).toEqual([undefined, { page_token: "more" }]);
  expect(sent[0]?.body).toEqual({
    aggregations: [{ metric: "lag" }],
    filter: { field: "resource.kafka.id", op: "EQ", value: "lkc-1" },
    granularity: "PT5M",
    intervals: ["2026-11-28T11:05:00.000Z/2026-11-28T12:05:00.000Z"],
    group_by: ["metric.topic"],
    limit: 1_000,
  });
});

it("tells how much of the one the other is", async () => {
  const pool = { resource: { kind: "compute_pool" as const, id: "lfcp-1" }, labels: {} };
  const { call } = replaying({ data: [{ timestamp: at(55), value: 4 }] }, { data: [{ timestamp: at(55), value: 5 }] });
  const [answer] = await readMetrics(call, [asked("", { name: "units", ...pool }, { name: "limit", ...pool })], NOW);
  expect(answer).toMatchObject({ points: [{ value: 80 }] });
});

it("says what is missing, hides no other answer, and has none while Confluent wants it slower", async () => {
  const other = asked("orders", { name: "received" });
  const { call } = replaying(refused("permission"), { data: [{ timestamp: at(55), "metric.topic": "orders", value: 7 }] });
  const answers = await readMetrics(call, [asked("orders"), other], NOW);
  expect(answers).toMatchObject([{ unavailable: expect.stringContaining("MetricsViewer") }, { points: [{ value: 7 }] }]);
  await expect(readMetrics(replaying(refused("throttled")).call, [other], NOW)).rejects.toThrow(NoAnswerError);
});
