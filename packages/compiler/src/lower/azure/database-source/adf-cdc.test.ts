import type { Value } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, ofType, resourceAt } from "../../aws/small-environment.testing.ts";

const SHOP = {
  engine: "managed",
  host: "db.example.com",
  database: "shop",
  user: "reader",
  tables: ["orders", "lines"],
  reachability: "public",
};

function copied(settings: Readonly<Record<string, Value>> = {}, lake: Readonly<Record<string, Value>> = {}) {
  const drawing = blueprintOf({
    components: [
      ["shop:database-source", { ...SHOP, ...settings }],
      ["lake:lakehouse-tables", { engine: "delta", zones: ["bronze"], ...lake }],
    ],
    edges: ["shop.tables -> lake.tables"],
  });
  return compile(drawing, sampleTarget("prototype", {}, "azure"));
}

const CHANGES = { upsertKey: ["id"], orderingField: "updated_at" };

function script(compiled: ReturnType<typeof copied>): string {
  const { properties } = resourceAt(compiled, "shop.flow").properties as unknown as {
    properties: { typeProperties: { scriptLines: string[] } };
  };
  return properties.typeProperties.scriptLines.join("\n");
}

function pipeline(compiled: ReturnType<typeof copied>): string {
  return JSON.stringify(resourceAt(compiled, "shop.pipeline").properties);
}

const codes = ({ diagnostics }: ReturnType<typeof copied>) => diagnostics.map(({ code }) => code);

it("a table with a key and an ordering column is copied from where it stopped, and its rows are merged by the key", () => {
  const compiled = copied({}, CHANGES);
  expect(pipeline(compiled)).toContain('SELECT * FROM \\\\\\"public\\\\\\".\\\\\\"orders\\\\\\" WHERE \\\\\\"updated_at\\\\\\" <= ');
  expect(pipeline(compiled)).toContain("/scratch/shop/copied/");
  expect(script(compiled)).toContain("keys:['id'],");
  expect(script(compiled)).toContain("folderPath: 'tables/lake_orders',");
  expect(script(compiled)).not.toContain("overwrite");
});

it("any other table is copied whole and takes the place of what was there", () => {
  const compiled = copied();
  expect(pipeline(compiled)).not.toContain("WHERE");
  expect(script(compiled).match(/overwrite: true/g)).toHaveLength(2);
});

it("every stream of the data flow has its ends, and every step its name", () => {
  const compiled = copied({}, CHANGES);
  const { properties } = resourceAt(compiled, "shop.flow").properties as unknown as {
    properties: { typeProperties: Readonly<Record<"sources" | "sinks" | "transformations", readonly { name: string }[]>> };
  };
  const { sources, sinks, transformations } = properties.typeProperties;
  const named = [...script(compiled).matchAll(/~> (\w+)/g)].map(([, name]) => name).sort();
  expect([...sources, ...sinks, ...transformations].map(({ name }) => name).sort()).toEqual(named);
});

it("the password stays in a vault, and nobody else may read it there", () => {
  const service = JSON.stringify(resourceAt(copied(), 'shop.service["database"]').properties);
  expect(service).toContain('"type":"AzureKeyVaultSecret"');
  expect(service).toContain('"username":"reader"');
  expect(copied().resources.map(({ address }) => address)).toContain('shop.access["secretReader on shop.vault"]');
});

it("a database that only a private network reaches has a runtime of its own, and a finding says who installs it", () => {
  const compiled = copied({ reachability: "private-network" });
  expect(ofType(compiled, "Microsoft.DataFactory/factories/integrationRuntimes")).toHaveLength(1);
  expect(codes(compiled)).toContain("ZL-AZURE-COPY-RUNTIME");
  expect(codes(copied())).not.toContain("ZL-AZURE-COPY-RUNTIME");
});

it.each([
  ["its tables", { tables: [] }, "ZL-AZURE-COPY-NOTHING"],
  ["its user", { user: "" }, "ZL-AZURE-COPY-NOTHING"],
  ["its host", { host: "" }, "ZL-ANSWER-AWAITED"],
  ["tables at all", { databaseEngine: "mongodb" }, "ZL-AZURE-COPY-DOCUMENTS"],
])("without %s nothing is copied, and a finding says so", (_what, settings, code) => {
  const compiled = copied(settings);
  expect(codes(compiled)).toContain(code);
  const pipelines = ofType(compiled, "Microsoft.DataFactory/factories/pipelines");
  expect(pipelines.filter(({ deferredUntil }) => deferredUntil === undefined)).toEqual([]);
});

it("tables that are not Delta on storage are refused", () => {
  expect(codes(copied({}, { engine: "iceberg" }))).toContain("ZL-EDGE-REFUSED");
});
