import { expect, it } from "vitest";
import { type QuotaRow, quotaNeeds } from "./quota-rows.ts";

const ROW: QuotaRow = { type: "T", service: "s", quota: "{Type} in use", unit: "machines", each: "Groups.*", amount: "Count" };

it("counts each part by its own name, and parts without a name not at all", () => {
  const properties = { Groups: [{ Type: "a", Count: 2 }, { Type: "b", Count: "3 pieces" }, { Count: 9 }, "odd"] };
  expect(quotaNeeds([ROW], { type: "T", properties })).toEqual([
    { service: "s", quota: "a in use", unit: "machines", amount: 2 },
    { service: "s", quota: "b in use", unit: "machines", amount: 3 },
  ]);
});

it("takes nothing for what is not there, not a number, or of another type", () => {
  expect(quotaNeeds([ROW], { type: "T", properties: { Groups: [{ Type: "a", Count: "many" }] } })).toEqual([]);
  expect(quotaNeeds([ROW], { type: "T", properties: {} })).toEqual([]);
  expect(quotaNeeds([ROW], { type: "Other", properties: { Groups: [{ Type: "a", Count: 2 }] } })).toEqual([]);
});
