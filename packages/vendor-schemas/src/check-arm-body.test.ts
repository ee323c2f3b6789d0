import { describe, expect, it } from "vitest";
import { checkArmBody } from "./check-arm-body.ts";

const HUB = "Microsoft.EventHub/namespaces/eventhubs";
const NAMESPACE = "Microsoft.EventHub/namespaces";
const OUTPUT = "Microsoft.StreamAnalytics/streamingjobs/outputs";

const check = (type: string, apiVersion: string, body: object, name = "zl-events") => checkArmBody({ type, apiVersion, name, body });
const namespace = (properties: object, sku: object = { name: "Standard" }) =>
  check(NAMESPACE, "2024-01-01", { location: "westeurope", sku, properties });

const output = (type: string, properties: object) =>
  check(OUTPUT, "2021-10-01-preview", { properties: { datasource: { type, properties } } })?.map(({ path }) => path);
const isUnknown = (value: unknown) => typeof value === "object" && value !== null && "$ref" in value;

const rule = (kind: string) => check("Microsoft.Insights/dataCollectionRules", "2024-03-11", { location: "westeurope", kind });

describe("checkArmBody", () => {
  it("takes what the vendor takes", () => {
    expect(namespace({ disableLocalAuth: true, minimumTlsVersion: "1.2" }, { name: "Premium", tier: "Premium", capacity: 1 })).toEqual([]);
    expect(check(HUB, "2024-01-01", { properties: { partitionCount: 4 } })).toEqual([]);
  });

  it.each([
    ["an unknown property", { properties: { partitions: 4 } }, "properties.partitions"],
    ["a read-only property", { properties: { partitionIds: ["0"] } }, "properties.partitionIds"],
    ["a number out of range", { properties: { partitionCount: 0 } }, "properties.partitionCount"],
    ["a wrong type", { properties: { partitionCount: "4" } }, "properties.partitionCount"],
    ["a value outside an enumeration", { properties: { status: "Sleeping" } }, "properties.status"],
  ])("refuses %s", (_what, body, path) => {
    expect(check(HUB, "2024-01-01", body)?.map((violation) => violation.path)).toEqual([path]);
  });

  it("refuses what is missing, and a name that the type does not take", () => {
    expect(namespace({}, {})?.map(({ path }) => path)).toEqual(["sku.name"]);
    expect(check(NAMESPACE, "2024-01-01", { location: "westeurope" }, "zl")?.map(({ path }) => path)).toEqual(["name"]);
  });

  it("takes an open list of values at its values, and what is documented beside it", () => {
    expect(namespace({}, { name: "Golden" })?.map(({ path }) => path)).toEqual(["sku.name"]);
    expect(rule("Direct")).toEqual([]);
    expect(rule("Indirect")?.map(({ path }) => path)).toEqual(["kind"]);
  });

  it("reads the fields of a kind by the field that names it", () => {
    expect(output("Microsoft.Storage/Blob", { container: "bronze" })).toEqual([]);
    expect(output("Microsoft.Storage/Blob", { eventHubName: "x" })).toEqual(["properties.datasource.properties.eventHubName"]);
    expect(output("Microsoft.Storage/Tape", {})).toContain("properties.datasource.type");
  });

  it("has no opinion on a type or api-version that it does not hold", () => {
    expect(check(HUB, "1999-01-01", {})).toBeUndefined();
    expect(check("Microsoft.Tape/drives", "2024-01-01", {})).toBeUndefined();
  });

  it("leaves alone what nobody knows yet", () => {
    const body = { properties: { partitionCount: { $ref: "a.b" } } };
    expect(checkArmBody({ type: HUB, apiVersion: "2024-01-01", name: "a", body }, { isUnknown })).toEqual([]);
  });
});
