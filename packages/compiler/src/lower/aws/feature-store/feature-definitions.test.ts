import type { Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import type { Part } from "../../../lowering.ts";
import { featureDefinitions } from "./feature-definitions.ts";

function partWith(settings: Readonly<Record<string, Value>>): Part {
  const defaults = { eventTimeColumn: "event_time", eventTimeType: "string", offlineFormat: "iceberg", features: [] };
  return { component: { id: "features", kind: "feature-store", title: "", settings: { ...defaults, ...settings } } } as unknown as Part;
}

describe("featureDefinitions", () => {
  it("has the key and the event time when nothing else is named", () => {
    expect(featureDefinitions(partWith({}), "user_id")).toEqual([
      { FeatureName: "user_id", FeatureType: "String" },
      { FeatureName: "event_time", FeatureType: "String" },
    ]);
  });

  it("appends named features with their types and never repeats the key", () => {
    const named = featureDefinitions(partWith({ features: ["clicks:integer", "score:number", "user_id:text"] }), "user_id").slice(2);
    expect(named).toEqual([
      { FeatureName: "clicks", FeatureType: "Integral" },
      { FeatureName: "score", FeatureType: "Fractional" },
    ]);
  });

  it("takes numbers as event time only where the table format allows them", () => {
    const eventTimeType = "fractional";
    const [, hive] = featureDefinitions(partWith({ eventTimeType, offlineFormat: "hive" }), "id");
    const [, iceberg] = featureDefinitions(partWith({ eventTimeType, offlineFormat: "iceberg" }), "id");
    expect([hive?.["FeatureType"], iceberg?.["FeatureType"]]).toEqual(["Fractional", "String"]);
  });
});
