import { expect, it } from "vitest";
import { jobRuns as databricksRuns } from "./databricks/job-runs.ts";
import { jobRuns as fabricRuns } from "./fabric/job-runs.ts";
import type { RestCall } from "./rest-call.ts";
import type { RestRequest } from "./rest-client.ts";

/** Answers each request with the next of these, and keeps what was asked. */
function replaying(...answers: readonly object[]) {
  const sent: RestRequest[] = [];
  const client = {
    send: (request: RestRequest) => {
      sent.push(request);
      return Promise.resolve(answers[sent.length - 1] ?? {});
    },
  };
  return { sent, call: { client, signal: AbortSignal.timeout(5_000) } as unknown as RestCall };
}

const run = (endTime: number, result: string, state = "TERMINATED") => ({
  end_time: endTime,
  state: { life_cycle_state: state, result_state: result },
});

it("reads runs of Databricks page by page until they are too old", async () => {
  const { sent, call } = replaying(
    { runs: [run(900, "SUCCESS"), run(800, "TIMEDOUT")], next_page_token: "two" },
    { runs: [run(700, "CANCELED"), run(600, "", "INTERNAL_ERROR"), run(400, "FAILED")], next_page_token: "three" },
  );
  expect(await databricksRuns.listEnded(call, "dbc-1.cloud.databricks.com/jobs/42", 500)).toEqual([
    { endMs: 900, hasFailed: false },
    { endMs: 800, hasFailed: true },
    { endMs: 700, hasFailed: false },
    { endMs: 600, hasFailed: true },
  ]);
  expect(sent.map(({ url, query }) => [url, query])).toEqual([
    ["https://dbc-1.cloud.databricks.com/api/2.2/jobs/runs/list", { job_id: "42", completed_only: "true", limit: "25" }],
    ["https://dbc-1.cloud.databricks.com/api/2.2/jobs/runs/list", { job_id: "42", completed_only: "true", limit: "25", page_token: "two" }],
  ]);
});

it("reads a hundred runs of Databricks and no more", async () => {
  const endless = Array.from({ length: 10 }, (_, page) => ({ runs: [run(900, "FAILED")], next_page_token: `${page}` }));
  const { sent, call } = replaying(...endless);
  expect(await databricksRuns.listEnded(call, "w/jobs/1", 0)).toHaveLength(4);
  expect(sent).toHaveLength(4);
});

it("reads runs of Fabric that are over, whose times are of UTC without a word", async () => {
  const { sent, call } = replaying(
    {
      value: [
        { status: "InProgress", endTimeUtc: null },
        { status: "Failed", endTimeUtc: "2026-11-28T11:00:00.8033333" },
      ],
      continuationToken: "more",
    },
    { value: [{ status: "Completed", endTimeUtc: "2026-11-28T10:00:00" }] },
  );
  expect(await fabricRuns.listEnded(call, "workspaces/w/dataPipelines/i", Date.UTC(2026, 10, 28))).toEqual([
    { endMs: Date.UTC(2026, 10, 28, 11, 0, 0, 803), hasFailed: true },
    { endMs: Date.UTC(2026, 10, 28, 10), hasFailed: false },
  ]);
  expect(sent.map(({ url, query }) => [url, query])).toEqual([
    ["https://api.fabric.microsoft.com/v1/workspaces/w/items/i/jobs/instances", undefined],
    ["https://api.fabric.microsoft.com/v1/workspaces/w/items/i/jobs/instances", { continuationToken: "more" }],
  ]);
});
