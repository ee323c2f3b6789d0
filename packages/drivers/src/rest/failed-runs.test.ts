import { type MetricQuestion, NoAnswerError } from "@zerolake/execution";
import { expect, it } from "vitest";
import { failedRuns, type RunLists } from "./failed-runs.ts";
import type { RestCall } from "./rest-call.ts";
import { RefusedError } from "./rest-client.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 28, 12, 2);
const CALL = {} as RestCall;

function asked(job: string, windowSeconds = 7_200): MetricQuestion {
  return { via: "rest:databricks", query: { service: "failedRuns", job }, periodSeconds: 900, windowSeconds };
}

const ago = (minutes: number, hasFailed = false) => ({ endMs: NOW - minutes * MINUTE, hasFailed });

function listing(listEnded: RunLists["listEnded"]) {
  return failedRuns({ listEnded, right: "CAN VIEW on it" });
}

function refused(errorClass: "permission" | "notFound" | "throttled"): RefusedError {
  return new RefusedError({ class: errorClass, code: "X", message: "No.", remedy: "" });
}

it("counts what failed in each period in which anything ended, oldest first", async () => {
  const read = listing(() => Promise.resolve([ago(1), ago(20, true), ago(25, true), ago(119), ago(121, true)]));
  expect(await read(CALL, [asked("a")], NOW)).toEqual([
    {
      points: [
        { atMs: Date.UTC(2026, 10, 28, 11, 30), value: 2 },
        { atMs: Date.UTC(2026, 10, 28, 12, 0), value: 0 },
      ],
    },
  ]);
});

it("asks about each job once, for the longest time that anybody wants", async () => {
  const seen: [string, number][] = [];
  const read = listing((_call, job, sinceMs) => {
    seen.push([job, (NOW - sinceMs) / MINUTE]);
    return Promise.resolve([ago(100, true)]);
  });
  const [short, long] = await read(CALL, [asked("a", 3_600), asked("a"), asked("b")], NOW);
  expect(seen).toEqual([
    ["a", 120],
    ["b", 120],
  ]);
  expect([short, long]).toMatchObject([{ points: [] }, { points: [{ value: 1 }] }]);
});

it("says which right is missing or that the job is gone, hides no other, and has no answer while it is asked too much", async () => {
  const read = listing((_call, job) => {
    if (job === "gone") return Promise.reject(refused("notFound"));
    return job === "hidden" ? Promise.reject(refused("permission")) : Promise.resolve([]);
  });
  const foreign: MetricQuestion = {
    ...asked("a"),
    query: { service: "azureMonitor", resourceId: "/a", namespace: "b", metric: { name: "c", aggregation: "Total" } },
  };
  expect(await read(CALL, [asked("hidden"), asked("gone"), asked("a"), foreign], NOW)).toMatchObject([
    { unavailable: expect.stringContaining("CAN VIEW on it") },
    { unavailable: expect.stringContaining("not there") },
    { points: [] },
    { unavailable: expect.stringMatching(/^[A-Z].*\.$/) },
  ]);
  await expect(listing(() => Promise.reject(refused("throttled")))(CALL, [asked("a")], NOW)).rejects.toThrow(NoAnswerError);
});
