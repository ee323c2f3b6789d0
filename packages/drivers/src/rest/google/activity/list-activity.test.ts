import type { PropertyMap } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { activitiesOf } from "./list-activity.ts";
import { nameInLog } from "./name-in-log.ts";

function entry(insertId: string, other: PropertyMap = {}, payload: PropertyMap = {}): PropertyMap {
  const protoPayload = { methodName: "pubsub.topics.update", authenticationInfo: { principalEmail: "ken@orders.example" }, ...payload };
  return { insertId, timestamp: "2026-11-27T10:00:00.123456Z", protoPayload, ...other };
}

function fits(type: string, identifier: string, name: string): boolean {
  return new RegExp(nameInLog({ type, identifier })).test(name);
}

describe("entries of the audit log", () => {
  it("are changes, with whoever made them as policies name them", () => {
    expect(activitiesOf([entry("a")])).toEqual([
      { at: "2026-11-27T10:00:00.123Z", actor: "ken@orders.example", principal: "user:ken@orders.example", action: "pubsub.topics.update" },
    ]);
    const account = { authenticationInfo: { principalEmail: "zl@p.iam.gserviceaccount.com" } };
    expect(activitiesOf([entry("a", {}, account)])).toMatchObject([{ principal: "serviceAccount:zl@p.iam.gserviceaccount.com" }]);
  });

  it("are one when they tell of one operation, and none when it failed", () => {
    const operation = { operation: { id: "o" } };
    expect(activitiesOf([entry("b", operation), entry("a", operation)])).toHaveLength(1);
    expect(activitiesOf([entry("b", operation, { status: { code: 7 } }), entry("a", operation)])).toEqual([]);
  });
});

describe("names in the log", () => {
  it("have the project by its id or its number, and nothing behind them", () => {
    const identifier = "projects/p/locations/europe-west1/indexes/1";
    expect(fits("aiplatform.index", identifier, "projects/123/locations/europe-west1/indexes/1")).toBe(true);
    expect(fits("aiplatform.index", identifier, "projects/123/locations/europe-west1/indexes/12")).toBe(false);
  });

  it("have buckets in a project without a name, and policies under what they are on", () => {
    expect(fits("storage.bucket", "b/zl.bronze", "projects/_/buckets/zl.bronze")).toBe(true);
    expect(fits("storage.bucket", "b/zl.bronze", "projects/_/buckets/zlxbronze")).toBe(false);
    expect(fits("iam.member", "pubsub.topic|projects/p/topics/t|roles/pubsub.publisher|user:a", "projects/p/topics/t")).toBe(true);
  });
});
