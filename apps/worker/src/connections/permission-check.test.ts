import { type Blueprint, EMPTY_BLUEPRINT, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { createMemoryDriver } from "@zerolake/drivers";
import type { CloudDriver, PreflightVerdict } from "@zerolake/execution";
import { describe, expect, it } from "vitest";
import { neededPermissions, permissionCheck } from "./permission-check.ts";

const NEEDED = new Map([
  ["kafka:CreateCluster", new Set(["Event stream"])],
  ["kms:CreateKey", new Set(["Encryption key", "Event stream"])],
]);

/** A cloud that answers the questions with these, in their order. */
function answering(...verdicts: readonly PreflightVerdict[]): CloudDriver {
  return { ...createMemoryDriver(), inspect: () => Promise.resolve(verdicts) };
}

const check = (driver: CloudDriver) => permissionCheck(driver, { needed: NEEDED, forWhat: "its environment" });

describe("the permissions of a connection", () => {
  it("that are missing are named with the components that need them", async () => {
    expect(await check(answering({ answer: "no" }, { answer: "yes" }))).toEqual({
      state: "failed",
      detail: "1 of the 2 permissions that its environment needs is missing.",
      missing: [{ action: "kafka:CreateCluster", neededBy: ["Event stream"] }],
    });
  });

  it("are there when the cloud says so of each", async () => {
    expect(await check(answering({ answer: "yes" }, { answer: "yes" }))).toEqual({
      state: "passed",
      detail: "All 2 permissions that its environment needs are there.",
    });
  });

  it("cannot be checked where the cloud cannot be asked; what it did say counts", async () => {
    const unknown = { answer: "unknown" as const, detail: "The simulator takes users and roles." };
    expect(await check(answering(unknown, unknown))).toEqual({ state: "unknown", detail: unknown.detail });
    expect(await check(answering({ answer: "yes" }, unknown))).toEqual({
      state: "passed",
      detail: `1 of the 2 permissions that its environment needs are there. 1 could not be checked: ${unknown.detail}`,
    });
  });

  it("are not asked for while the only drawing cannot be compiled", async () => {
    const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
    const place = { cloud: "aws" as const, region: "eu-west-1", account: "123456789012" };
    const target = { ...place, tier: "prototype" as const, choices: {}, overrides: {}, environment };
    const halfDone = { ...EMPTY_BLUEPRINT, components: [{ id: "x", kind: "event-stream" }] } as unknown as Blueprint;
    const needed = neededPermissions([{ blueprint: halfDone, target }]);
    expect(needed.size).toBe(0);
    expect(await permissionCheck(answering(), { needed, forWhat: "its environment" })).toMatchObject({ state: "unknown" });
  });

  it.each(["aws", "azure", "gcp"] as const)("are those of what the drawing becomes on %s, with the titles of its parts", (cloud) => {
    const template = findTemplate("streaming-starter");
    if (!template) throw new Error("no such template");
    const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
    const account = { aws: "123456789012", azure: "00000000-0000-0000-0000-000000000001", gcp: "some-project" }[cloud];
    const region = { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west4" }[cloud];
    const target = { cloud, region, tier: "prototype" as const, account, choices: {}, overrides: {}, environment };
    const needed = neededPermissions([{ blueprint: expandTemplate(template), target }]);
    expect(needed.size).toBeGreaterThan(10);
    const creation = { aws: "kinesis:CreateStream", azure: "Microsoft.EventHub/namespaces/write", gcp: "pubsub.topics.create" }[cloud];
    expect([...(needed.get(creation) ?? [])]).toContain("Event stream");
  });
});
