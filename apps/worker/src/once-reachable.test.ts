import { describe, expect, it } from "vitest";
import { onceReachable } from "./once-reachable.ts";

const shuttingDown = () => Object.assign(new Error("the database system is shutting down"), { code: "57P03" });

/** Fails as often as it is told, then answers. */
function database(failures: readonly Error[]) {
  const left = [...failures];
  const ask = () => {
    const error = left.shift();
    return error ? Promise.reject(error) : Promise.resolve("here");
  };
  return ask;
}

describe("a worker that starts before its database", () => {
  it("waits for it, and says so once", async () => {
    const told: unknown[] = [];
    const patience = { limitMs: 10_000, onWaiting: (error: unknown) => told.push(error) };
    expect(await onceReachable(database([shuttingDown(), shuttingDown()]), patience)).toBe("here");
    expect(told).toHaveLength(1);
  });

  it("does not wait where waiting changes nothing, nor for ever", async () => {
    const patience = { limitMs: 0, onWaiting: () => undefined };
    await expect(onceReachable(database([shuttingDown()]), patience)).rejects.toThrow("shutting down");
    const unprepared = new Error("no such table");
    await expect(onceReachable(database([unprepared]), { ...patience, limitMs: 10_000 })).rejects.toBe(unprepared);
  });
});
