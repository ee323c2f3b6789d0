import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { reference, secret } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { importOutcome } from "./import-outcome.ts";
import { importedRecord } from "./imported-record.ts";

const COMPUTED = "zl-prod-raw-0a1b2c3d";
const TAGS = [{ Key: "zerolake:address", Value: "raw.bucket" }];
const base = desiredResource("raw.bucket");
const bucket = {
  ...base,
  facts: { ...base.facts, writeOnly: ["Password"] },
  properties: { Name: COMPUTED, Kind: "plain", Size: 1, Public: false, Policy: { Statement: [{ Resource: `${COMPUTED}/*` }] }, Tags: TAGS },
};
const shown = {
  Name: "by-hand",
  Kind: "special",
  Size: 1,
  Policy: '{"Statement":[{"Resource":"by-hand/*"}]}',
  Arn: "arn:1",
  Color: "blue",
};
const key = desiredResource("raw.key", { properties: { Name: "zl-prod-key-11111111" } });

describe("what an import records", () => {
  it("gives an empty plan where everything that can be changed means the same, however the cloud writes it", () => {
    const record = importedRecord({ desired: bucket, recorded: [], identifier: "by-hand", attributes: shown });
    expect(record).toMatchObject({ identifier: "by-hand", isImported: true, attributes: shown });
    expect(importOutcome(record, { desired: [bucket], recorded: [] })).toEqual({
      action: "none",
      changes: [],
      fixed: [
        { path: "Name", designed: COMPUTED, real: "by-hand" },
        { path: "Kind", designed: "plain", real: "special" },
      ],
    });
  });

  it("says what the next plan would change, and never takes away what the design does not speak of", () => {
    const record = importedRecord({
      desired: bucket,
      recorded: [],
      identifier: "by-hand",
      attributes: { ...shown, Size: 3, Public: true },
    });
    const { action, changes } = importOutcome(record, { desired: [bucket], recorded: [] });
    expect([action, changes]).toMatchObject([
      "update",
      [
        { path: "Size", before: 3, after: 1 },
        { path: "Public", before: true, after: false },
      ],
    ]);
  });

  it("resolves what is there already, and leaves to the plan what is not", () => {
    const locked = { ...bucket, properties: { ...bucket.properties, Key: reference("raw.key", "Arn") } };
    const attributes = { ...shown, Key: "arn:key" };
    const made = recordedResource(key, { attributes: { Arn: "arn:key" } });
    const after = (recorded: readonly (typeof made)[]) =>
      importOutcome(importedRecord({ desired: locked, recorded, identifier: "by-hand", attributes }), { desired: [key, locked], recorded });
    expect(after([made]).action).toBe("none");
    expect(after([])).toMatchObject({ action: "update", changes: [{ path: "Key", before: "arn:key", isKnownAfterApply: true }] });
  });

  it("takes what the cloud never shows for as wanted, but for secrets, which the next plan sets", () => {
    const desired = { ...bucket, properties: { ...bucket.properties, Password: "open" } };
    expect(importedRecord({ desired, recorded: [], identifier: "x", attributes: shown }).properties["Password"]).toBe("open");
    const hidden = { ...bucket, properties: { ...bucket.properties, Password: secret("db") } };
    const record = importedRecord({ desired: hidden, recorded: [], identifier: "x", attributes: shown });
    expect(importOutcome(record, { desired: [hidden], recorded: [] }).changes).toMatchObject([{ path: "Password", isSensitive: true }]);
  });
});
