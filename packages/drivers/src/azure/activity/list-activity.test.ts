import type { PropertyMap } from "@zerolake/resources";
import { expect, it } from "vitest";
import { activitiesOf } from "./list-activity.ts";

function event(operation: string, status: string, other: PropertyMap = {}): PropertyMap {
  return {
    eventTimestamp: "2026-11-27T10:00:00.1234567Z",
    caller: "ken@orders.example",
    category: { value: "Administrative" },
    operationName: { value: operation },
    status: { value: status },
    correlationId: "c",
    ...other,
  };
}

const WRITE = "Microsoft.Storage/storageAccounts/write";

it("takes all events of one change for one, at its end", () => {
  const started = event(WRITE, "Started");
  const ended = event(WRITE, "Succeeded", { eventTimestamp: "2026-11-27T10:02:00Z" });
  expect(activitiesOf([started, ended])).toEqual([{ at: "2026-11-27T10:02:00.000Z", actor: "ken@orders.example", action: WRITE }]);
});

it("knows a change that has only begun, and none that failed", () => {
  expect(activitiesOf([event(WRITE, "Started")])).toHaveLength(1);
  expect(activitiesOf([event(WRITE, "Started"), event(WRITE, "Failed")])).toEqual([]);
});

it("leaves out what changes nothing, and what is no administration", () => {
  expect(activitiesOf([event("Microsoft.Storage/storageAccounts/listKeys/action", "Succeeded")])).toEqual([]);
  expect(activitiesOf([event(WRITE, "Succeeded", { category: { value: "Policy" } })])).toEqual([]);
});

it("names an application as assignments do", () => {
  const caller = "11111111-2222-3333-4444-555555555555";
  expect(activitiesOf([event(WRITE, "Succeeded", { caller })])).toMatchObject([{ actor: caller, principal: caller }]);
});
