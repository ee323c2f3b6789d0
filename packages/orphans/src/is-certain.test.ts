import { expect, it } from "vitest";
import { isCertain, LISTING_LAG_MS } from "./is-certain.ts";

it("a finding is certain when it is seen again, or when it is older than any list lags behind", () => {
  const nowMs = 10 * LISTING_LAG_MS;
  expect(isCertain({}, { nowMs, seenBefore: false })).toBe(false);
  expect(isCertain({ heardAtMs: nowMs - LISTING_LAG_MS }, { nowMs, seenBefore: false })).toBe(false);
  expect(isCertain({ heardAtMs: nowMs - LISTING_LAG_MS - 1 }, { nowMs, seenBefore: false })).toBe(true);
  expect(isCertain({ heardAtMs: nowMs }, { nowMs, seenBefore: true })).toBe(true);
});
