import { expect, it } from "vitest";
import { tokenFor } from "./operation-token.ts";

const key = new Uint8Array(32).fill(7);
const call = { deploymentId: "d1", address: "a.b", operation: "create", attempt: 1 } as const;

it("gives the same call the same token and every other call another one", () => {
  expect(tokenFor(key, call)).toBe(tokenFor(key, { ...call }));
  expect(tokenFor(key, call)).toMatch(/^[0-9a-f]{64}$/);
  const others = [
    tokenFor(key, { ...call, deploymentId: "d2" }),
    tokenFor(key, { ...call, address: 'a.b["1"]' }),
    tokenFor(key, { ...call, operation: "delete" }),
    tokenFor(key, { ...call, attempt: 2 }),
    tokenFor(new Uint8Array(32).fill(8), call),
  ];
  expect(new Set([tokenFor(key, call), ...others]).size).toBe(6);
});
