import { describe, expect, it } from "vitest";
import { checkGoogleBody } from "./check-body.ts";

const TOPIC = "pubsub.v1/Topic";
const method = "pubsub.projects.topics.create";

describe("checkGoogleBody", () => {
  it("takes what the vendor takes", () => {
    const body = { name: "projects/p/topics/t", labels: { a: "b" }, messageStoragePolicy: { allowedPersistenceRegions: ["europe-west1"] } };
    expect(checkGoogleBody(TOPIC, body, { method })).toEqual([]);
  });

  it.each([
    ["an unknown field", { name: "t", labelz: {} }, "labelz"],
    ["a read-only field", { name: "t", state: "ACTIVE" }, "state"],
    ["a wrong type", { name: "t", labels: { a: 1 } }, "labels.a"],
    ["a value outside the enumeration", { name: "t", schemaSettings: { schema: "s", encoding: "XML" } }, "schemaSettings.encoding"],
    ["a missing required field", {}, "name"],
    ["a list where one thing is wanted", { name: ["t"] }, "name"],
  ])("refuses %s", (_what, body, path) => {
    expect(checkGoogleBody(TOPIC, body, { method }).map((violation) => violation.path)).toEqual([path]);
  });

  it("knows what an old document requires of one method only", () => {
    expect(checkGoogleBody("compute.v1/Router", {}, { method: "compute.routers.insert" }).map(({ path }) => path)).toEqual([
      "name",
      "network",
    ]);
    expect(checkGoogleBody("compute.v1/Router", {}, { method: "compute.routers.patch" })).toEqual([]);
  });

  it.each([
    ["80", 0],
    [80, 1],
  ])("wants 64-bit integers as text: %j", (units, problems) => {
    const body = { amount: { specifiedAmount: { units } } };
    expect(checkGoogleBody("billingbudgets.v1/GoogleCloudBillingBudgetsV1Budget", body)).toHaveLength(problems);
  });

  it("leaves alone what nobody knows yet", () => {
    expect(
      checkGoogleBody(
        TOPIC,
        { name: { $ref: "a.b" } },
        { method, isUnknown: (value) => typeof value === "object" && value !== null && "$ref" in value },
      ),
    ).toEqual([]);
  });
});
