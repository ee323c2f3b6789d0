import { withDependants } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { expect, it } from "vitest";
import { previewDestroy } from "./destroy-choices.ts";
import { takenAlong } from "./taken-along.ts";

const resource = (address: string, dependsOn: readonly string[] = [], holdsData = false) =>
  recordedResource(desiredResource(address), { dependsOn, holdsData });
const RECORDED = [
  resource("net.vpc"),
  resource("stream.topic", ["net.vpc"]),
  resource("job.role"),
  resource("job.code", ["stream.topic", "job.role"]),
  resource("alarms.late", ["job.code"]),
  resource("tables.db", ["stream.topic"], true),
];
const goesWith = (chosen: readonly string[], consents: readonly string[]) => {
  const { removed } = previewDestroy(RECORDED, consents, { only: withDependants(RECORDED, chosen), usualMinutes: {} });
  return takenAlong(RECORDED, removed, chosen);
};

it("says what goes with a chosen component, and on whose resources it stands", () => {
  expect(goesWith(["stream"], ["tables.db"])).toEqual([
    { component: "job", resources: 1, standsOn: ["stream"] },
    { component: "alarms", resources: 1, standsOn: ["job"] },
    { component: "tables", resources: 1, standsOn: ["stream"] },
  ]);
  expect(goesWith(["alarms"], [])).toEqual([]);
});

it("data that stays is not said to go", () => {
  expect(goesWith(["stream"], []).map(({ component }) => component)).not.toContain("tables");
});
