import { describe, expect, it } from "vitest";
import { mergeStreams } from "./merge-streams.ts";

async function* counting(name: string, steps: number, ended: string[]): AsyncGenerator<string> {
  try {
    for (let step = 1; step <= steps; step += 1) {
      await new Promise((done) => setTimeout(done, 1));
      yield `${name}${step}`;
    }
  } finally {
    ended.push(name);
  }
}

async function* failing(): AsyncGenerator<string> {
  yield "first";
  throw new Error("broken");
}

describe("mergeStreams", () => {
  it("gives everything of every source, each source in its own order", async () => {
    const seen: string[] = [];
    for await (const item of mergeStreams([counting("a", 3, []), counting("b", 2, [])])) seen.push(item);
    expect(seen.filter((item) => item.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
    expect(seen.filter((item) => item.startsWith("b"))).toEqual(["b1", "b2"]);
  });

  it("ends every source when the reader leaves", async () => {
    const ended: string[] = [];
    for await (const _ of mergeStreams([counting("a", 5, ended), counting("b", 5, ended)])) break;
    await new Promise((done) => setTimeout(done, 10));
    expect(ended.sort()).toEqual(["a", "b"]);
  });

  it("fails when a source fails, and ends the others", async () => {
    const ended: string[] = [];
    const read = async () => {
      for await (const _ of mergeStreams([failing(), counting("b", 50, ended)])) void _;
    };
    await expect(read()).rejects.toThrow("broken");
    await new Promise((done) => setTimeout(done, 10));
    expect(ended).toEqual(["b"]);
  });
});
