import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "./database.ts";
import { createExclusiveWork } from "./exclusive-work.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe("exclusive work", () => {
  it("under one name never overlaps, in one process or in several; other names do not wait", async () => {
    const other = createDatabase({ connectionString: test.url, poolSize: 2 });
    const processes = [createExclusiveWork(test.db), createExclusiveWork(other)];
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => processes[index % 2]?.("same", work)));
    expect(most).toBe(1);
    const slow = processes[0]?.("slow", () => new Promise((resolve) => setTimeout(resolve, 300)));
    const startedAt = Date.now();
    await processes[1]?.("quick", async () => undefined);
    expect(Date.now() - startedAt).toBeLessThan(250);
    await slow;
    await other.close();
  });

  it("work that throws frees the name", async () => {
    const exclusively = createExclusiveWork(test.db);
    await expect(exclusively("name", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await exclusively("name", async () => "done")).toBe("done");
  });
});
