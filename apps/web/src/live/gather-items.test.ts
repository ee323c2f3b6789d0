import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gatherItems } from "./gather-items.ts";

const EVERY_MS = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("gatherItems", () => {
  it("delivers what comes after a pause at once", () => {
    const delivered: number[][] = [];
    const gathered = gatherItems<number>((items) => delivered.push([...items]), EVERY_MS);
    gathered.add([1]);
    vi.advanceTimersByTime(EVERY_MS);
    gathered.add([2]);
    expect(delivered).toEqual([[1], [2]]);
  });

  it("delivers what comes close together together, in order and once", () => {
    const delivered: number[][] = [];
    const gathered = gatherItems<number>((items) => delivered.push([...items]), EVERY_MS);
    for (const item of [1, 2, 3]) gathered.add([item]);
    vi.advanceTimersByTime(EVERY_MS);
    gathered.add([4]);
    vi.advanceTimersByTime(10 * EVERY_MS);
    expect(delivered).toEqual([[1], [2, 3], [4]]);
  });

  it("delivers nothing any more once it is stopped", () => {
    const delivered: number[][] = [];
    const gathered = gatherItems<number>((items) => delivered.push([...items]), EVERY_MS);
    gathered.add([1]);
    gathered.add([2]);
    gathered.stop();
    vi.advanceTimersByTime(EVERY_MS);
    expect(delivered).toEqual([[1]]);
  });
});
