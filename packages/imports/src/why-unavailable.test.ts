import { expect, it } from "vitest";
import { type Claim, whyUnavailable } from "./why-unavailable.ts";

const here = { environment: "e1", address: "raw.bucket" };

it.each<readonly [string, Partial<Claim>, string | undefined]>([
  ["nobody's", {}, undefined],
  ["ours by its tags", { owner: here }, undefined],
  ["another address of ours", { owner: { ...here, address: "raw.old" } }, "raw.old"],
  ["another environment's by its tags", { owner: { ...here, environment: "e2" }, ownerName: "Staging" }, "Staging"],
  ["a stranger's by its tags", { owner: { ...here, environment: "e9" } }, "somebody else"],
  ["recorded in another environment", { recordedAt: { environment: "e2", environmentName: "Staging", address: "a.b" } }, "Staging, as a.b"],
  ["recorded here", { recordedAt: { environment: "e1", environmentName: "Prod", address: "a.b" } }, "recorded here already, as a.b"],
])("%s", (_, claim, reason) => {
  const found = whyUnavailable({ ...here, ...claim });
  expect(reason === undefined ? found : found?.includes(reason)).toBe(reason === undefined ? undefined : true);
});
