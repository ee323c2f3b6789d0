import { encode } from "next-auth/jwt";
import { expect, it, vi } from "vitest";
import { sessionIdOf } from "./session-token.ts";

const NAME = "next-auth.session-token";
const SECRET = "a secret of at least thirty-two letters";
const LIFE_S = 60;

const tokenOf = (sid: string) => encode({ token: { sid }, secret: SECRET, maxAge: LIFE_S });
const read = (cookies: Record<string, string>, now?: number) => sessionIdOf({ cookies, name: NAME, secret: SECRET }, now);

it("tells the session of a token, again and again, and each token its own", async () => {
  const [one, other] = [await tokenOf("one"), await tokenOf("other")];
  for (const _ of [1, 2]) {
    expect(await read({ [NAME]: one, theme: "dark" })).toBe("one");
    expect(await read({ [NAME]: other })).toBe("other");
  }
});

it("reads a token that is spread over several cookies", async () => {
  const token = await tokenOf("long");
  expect(await read({ [`${NAME}.0`]: token.slice(0, 40), [`${NAME}.1`]: token.slice(40) })).toBe("long");
});

it("knows nothing of a token that was changed, or made with another secret, also when the right one is known", async () => {
  const token = await tokenOf("one");
  expect(await read({ [NAME]: token })).toBe("one");
  const changed = `${token.slice(0, -6)}${token.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA"}`;
  expect(await read({ [NAME]: changed })).toBeUndefined();
  expect(await sessionIdOf({ cookies: { [NAME]: token }, name: NAME, secret: "another secret, as long as the first" })).toBeUndefined();
  expect(await read({})).toBeUndefined();
});

it("does not trust what it remembers beyond the token's end", async () => {
  const token = await tokenOf("old");
  expect(await read({ [NAME]: token })).toBe("old");
  vi.useFakeTimers({ now: Date.now() + 5 * LIFE_S * 1_000, toFake: ["Date"] });
  expect(await read({ [NAME]: token })).toBeUndefined();
  vi.useRealTimers();
});
