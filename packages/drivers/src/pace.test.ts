import { NoAnswerError } from "@zerolake/execution";
import { expect, it } from "vitest";
import { Pace } from "./pace.ts";

const { signal } = new AbortController();

it("lets the first call through at once and the others one by one, however late they come", async () => {
  const waits: number[] = [];
  let nowMs = 7;
  const wait = (ms: number) => Promise.resolve(void waits.push(ms));
  const pace = new Pace(500, { nowMs: () => nowMs, wait });
  await Promise.all([pace.turn(signal), pace.turn(signal), pace.turn(signal)]);
  nowMs = 5_000;
  await pace.turn(signal);
  expect(waits).toEqual([0, 500, 1_000, 0]);
});

it("gives no answer to a call whose time ends while it waits", async () => {
  const pace = new Pace(60_000);
  await pace.turn(signal);
  await expect(pace.turn(AbortSignal.abort())).rejects.toThrow(NoAnswerError);
});
