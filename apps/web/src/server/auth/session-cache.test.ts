import type { Database } from "@zerolake/db";
import { describe, expect, it } from "vitest";
import { createSessionCache } from "./session-cache.ts";

/** Stands in for the database's connection pool: answers with the live sessions and counts the questions. */
function databaseOf(live: Set<string>) {
  let asked = 0;
  const pool = {
    query: (_text: string, [id]: [string]) => {
      asked += 1;
      return Promise.resolve({ rows: live.has(id) ? [{ id, userId: "u", userName: "Mira", userEmail: "mira@example.com" }] : [] });
    },
  };
  return { database: { pool } as unknown as Database, asked: () => asked };
}

describe("the session cache", () => {
  it("asks the database once within its short memory, and again after it", async () => {
    let now = 0;
    const { database, asked } = databaseOf(new Set(["s"]));
    const cache = createSessionCache(database, () => now);
    await cache.find("s");
    await cache.find("s");
    expect(asked()).toBe(1);
    now += 3_000;
    await cache.find("s");
    expect(asked()).toBe(2);
  });

  it("a revoked session is refused at once after it was forgotten", async () => {
    const live = new Set(["s"]);
    const cache = createSessionCache(databaseOf(live).database, () => 0);
    expect(await cache.find("s")).toBeDefined();
    live.delete("s");
    cache.forget("s");
    expect(await cache.find("s")).toBeUndefined();
  });

  it("remembers that a session does not exist, too", async () => {
    const { database, asked } = databaseOf(new Set());
    const cache = createSessionCache(database, () => 0);
    expect(await cache.find("s")).toBeUndefined();
    expect(await cache.find("s")).toBeUndefined();
    expect(asked()).toBe(1);
  });
});
