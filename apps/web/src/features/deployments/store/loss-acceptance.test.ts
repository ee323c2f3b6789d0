import { expect, it } from "vitest";
import { acceptedLoss, isLossAccepted } from "./loss-acceptance.ts";

const environment = { name: "prod" };

it("who typed the names only has to understand", () => {
  const mine = { isConsentMine: true, environment };
  expect(isLossAccepted(mine, { isUnderstood: false, environment: "prod" })).toBe(false);
  expect(isLossAccepted(mine, { isUnderstood: true, environment: "" })).toBe(true);
  expect(acceptedLoss(mine, { isUnderstood: true, environment: "" })).toEqual({});
});

it("anybody else types the environment's name, exactly", () => {
  const theirs = { isConsentMine: false, environment };
  expect(isLossAccepted(theirs, { isUnderstood: true, environment: "Prod" })).toBe(false);
  expect(isLossAccepted(theirs, { isUnderstood: false, environment: "prod" })).toBe(false);
  expect(isLossAccepted(theirs, { isUnderstood: true, environment: " prod " })).toBe(true);
  expect(acceptedLoss(theirs, { isUnderstood: true, environment: "prod" })).toEqual({ environment: "prod" });
});
