import { describe, expect, it } from "vitest";
import { keptTokens } from "./kept-token.ts";

const HOUR_MS = 3_600_000;

function world() {
  const state = { nowMs: 0, asked: 0 };
  const tokenOf = keptTokens(
    async (key) => {
      state.asked += 1;
      return { token: `${key} ${state.asked}`, lifetimeMs: HOUR_MS };
    },
    () => state.nowMs,
  );
  return { state, ask: (key = "a") => tokenOf(key, new AbortController().signal) };
}

describe("what was lent for a while", () => {
  it("is asked for once by everybody who needs it at the same time", async () => {
    const { state, ask } = world();
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => ask())))).toEqual(new Set(["a 1"]));
    expect(state.asked).toBe(1);
  });

  it("is renewed two minutes before its end, so that no call is made with something that has ended", async () => {
    const { state, ask } = world();
    await ask();
    state.nowMs = HOUR_MS - 120_001;
    expect(await ask()).toBe("a 1");
    state.nowMs = HOUR_MS - 120_000;
    expect(await ask()).toBe("a 2");
  });

  it("is kept for each key apart", async () => {
    const { ask } = world();
    expect([await ask("a"), await ask("b"), await ask("a")]).toEqual(["a 1", "b 2", "a 1"]);
  });

  it("is asked for again after a refusal", async () => {
    let asked = 0;
    const tokenOf = keptTokens(async () => {
      asked += 1;
      if (asked === 1) throw new Error("not yet");
      return { token: "given", lifetimeMs: HOUR_MS };
    });
    const ask = () => tokenOf("a", new AbortController().signal);
    await expect(ask()).rejects.toThrow("not yet");
    expect(await ask()).toBe("given");
  });
});
