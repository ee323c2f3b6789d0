import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { announceFindings } from "./announce-findings.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openDrawing() {
  const store = storeOf(pipeline());
  const stop = announceFindings(store);
  const found = (error: number) =>
    store.setState(({ analysis }) => ({ analysis: { ...analysis, isReady: true, counts: { ...analysis.counts, error } } }));
  return { found, stop, announced: () => store.getState().announcement };
}

it("the count is announced at most every five seconds, with the newest number, and the first look not at all", () => {
  const { found, announced } = openDrawing();
  found(1);
  vi.advanceTimersByTime(10_000);
  expect(announced().count).toBe(0);
  for (const errors of [2, 3, 4]) {
    found(errors);
    vi.advanceTimersByTime(1_000);
  }
  expect(announced().count).toBe(0);
  vi.advanceTimersByTime(2_000);
  expect(announced()).toEqual({ text: "4 errors", count: 1 });
});

it("a count that came back to what was said last is not said again, nor after the designer was left", () => {
  const { found, stop, announced } = openDrawing();
  found(1);
  found(2);
  found(1);
  vi.advanceTimersByTime(5_000);
  expect(announced().count).toBe(0);
  found(5);
  stop();
  vi.advanceTimersByTime(5_000);
  expect(announced().count).toBe(0);
});
