import { expect, it } from "vitest";
import { atMost } from "./at-most.ts";

it("does not begin more than it may, and begins again when something has ended, also badly", async () => {
  const run = atMost(1);
  const ends: (() => void)[] = [];
  const first = run(() => new Promise<void>((done) => ends.push(done)));
  let others = 0;
  const other = async () => {
    others += 1;
  };
  await run(other);
  expect(others).toBe(0);
  for (const end of ends) end();
  await first;
  await expect(run(() => Promise.reject(new Error("it failed")))).rejects.toThrow("it failed");
  await run(other);
  expect(others).toBe(1);
});
