import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupCommits } from "./group-commit.ts";

const later = () => new Promise((resolve) => setImmediate(resolve));

const writeOrFail = async (items: readonly string[]) => {
  await later();
  if (items.includes("gone")) throw new Error("connection lost");
  if (items.includes("bad")) throw new Error("data");
};

describe("group commit", () => {
  it("writes every item exactly once and in the order of arrival, never two groups at a time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 60 }), async (pauses) => {
        const written: number[] = [];
        let writing = 0;
        const commit = groupCommits(
          async (items: readonly number[]) => {
            writing += 1;
            expect(writing).toBe(1);
            await later();
            written.push(...items);
            writing -= 1;
          },
          () => false,
        );
        const done: Promise<void>[] = [];
        for (const [item, pause] of pauses.entries()) {
          done.push(commit(item));
          for (let turn = 0; turn < pause; turn += 1) await later();
        }
        await Promise.all(done);
        expect(written).toEqual(pauses.map((_, index) => index));
      }),
      { numRuns: 50 },
    );
  });

  it("an item alone waits for nobody, and what arrives meanwhile shares one group", async () => {
    const groups: number[] = [];
    const commit = groupCommits(
      async (items: readonly string[]) => {
        groups.push(items.length);
        await later();
      },
      () => false,
    );
    await Promise.all(["a", "b", "c", "d"].map((item) => commit(item)));
    expect(groups).toEqual([1, 3]);
  });

  it("only the culprit fails when the data is refused, and everybody when the database is gone", async () => {
    const commit = groupCommits(writeOrFail, (error) => error instanceof Error && error.message === "data");
    const states = async (items: readonly string[]) =>
      (await Promise.allSettled(items.map((item) => commit(item)))).map(({ status }) => status);
    expect(await states(["first", "a", "bad", "b"])).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(await states(["first", "a", "gone", "b"])).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
  });
});
