import { describe, expect, it } from "vitest";
import directFacts from "./direct-type-facts.json" with { type: "json" };
import { DATA_RULES, holdsData } from "./holds-data.ts";
import { compileSmall, resourceAt } from "./small-environment.testing.ts";
import facts from "./type-facts.json" with { type: "json" };

const ruled = DATA_RULES.flatMap(({ types }) => types);

describe("what holds data", () => {
  it("is decided once for every type that can be created", () => {
    expect(ruled.toSorted()).toEqual([...new Set([...Object.keys(facts), ...Object.keys(directFacts)])].toSorted());
    expect(ruled).toHaveLength(new Set(ruled).size);
  });

  it("is never left open, and never said against the type", () => {
    expect(() => holdsData("AWS::New::Type", true)).toThrow(/No rule/);
    expect(() => holdsData("AWS::KMS::Key", false)).toThrow(/decided by its type/);
    expect(() => holdsData("AWS::S3::Bucket", undefined)).toThrow(/must say/);
  });

  it.each([
    ["the catalog's database, where crawlers register tables", "catalog.database", ["catalog:catalog"]],
    ["a registry, whose schemas go with it", "schemas.registry", ["schemas:schema-registry"]],
    ["a cluster that people deploy into", "pool.cluster", ["pool:kubernetes-cluster"]],
  ])("counts %s", (_, address, components) => {
    expect(resourceAt(compileSmall({ components }), address).holdsData).toBe(true);
  });

  it.each([
    ["an audit trail is written there", true],
    ["only programs lie there", false],
  ])("is the bucket of programs when %s: %s", (_, auditLog) => {
    const components = [["access:governance", { auditLog }], "lake:lakehouse-tables", "engine:spark-engine"] as const;
    const bucket = compileSmall({ components }).resources.find(({ address }) => address === "artefact-store.bucket");
    expect(bucket?.holdsData).toBe(auditLog);
  });
});
