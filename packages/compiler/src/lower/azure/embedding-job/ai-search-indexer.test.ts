import type { Value } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, ofType, resourceAt } from "../../aws/small-environment.testing.ts";

function indexed(settings: Readonly<Record<string, Value>>, { model = "text-embedding-3-small", edges = [] as readonly string[] } = {}) {
  const drawing = blueprintOf({
    components: [
      ["documents:object-store", { zones: ["raw"] }],
      ["embedder:foundation-model", { model }],
      ["embed:embedding-job", settings],
      ["knowledge:vector-store", { dimension: 512 }],
      "nightly:orchestrator",
    ],
    edges: ["documents.files -> embed.files", "embedder.endpoint -> embed.endpoint", "embed.vectors -> knowledge.vectors", ...edges],
  });
  return compile(drawing, sampleTarget("prototype", {}, "azure"));
}

function definition(compiled: ReturnType<typeof indexed>, address: string): string {
  return JSON.stringify(resourceAt(compiled, address).properties["definition"]);
}

it("the search service reads, cuts, asks and writes by itself, as the identity of the job", () => {
  const compiled = indexed({});
  expect(ofType(compiled, "Microsoft.App/jobs")).toEqual([]);
  const { identity } = resourceAt(compiled, "knowledge.service").properties as Readonly<Record<string, { userAssignedIdentities: object }>>;
  const own = String(resourceAt(compiled, "embed.identity").properties["id"]);
  expect(Object.keys(identity?.userAssignedIdentities ?? {})).toEqual([own]);
  expect(definition(compiled, 'embed.datasource["documents"]')).toContain(`"userAssignedIdentity":"${own}"`);
  expect(definition(compiled, "embed.skillset")).toContain('"dimensions":512');
});

it("a piece repeats less than half of itself, whatever the settings say", () => {
  const compiled = indexed({ chunking: "characters", chunkSize: 400, chunkOverlap: 399 });
  expect(definition(compiled, "embed.skillset")).toMatch(/"maximumPageLength":400,"pageOverlapLength":199/);
});

it("the index that the service fills has a searchable key and a place for that of the file", () => {
  const { fields } = JSON.parse(definition(indexed({}), "knowledge.index")) as { fields: readonly Record<string, unknown>[] };
  expect(fields.find(({ name }) => name === "id")).toMatchObject({ key: true, searchable: true, analyzer: "keyword" });
  expect(fields.map(({ name }) => name)).toContain("parent");
});

it("a workflow starts it and waits for it, and then it has no hours of its own", () => {
  expect(definition(indexed({}), 'embed.indexer["documents"]')).toContain('"interval":"PT15M"');
  const compiled = indexed({}, { edges: ["nightly.runs -> embed.runs"] });
  expect(definition(compiled, 'embed.indexer["documents"]')).not.toContain("schedule");
  expect(JSON.stringify(resourceAt(compiled, "nightly.pipeline").properties)).toContain("/indexers('embed-documents')/search.run");
  expect(compiled.resources.map(({ address }) => address)).toContain('nightly.access["searchContributor on knowledge.service"]');
});

it("a model that the service does not ask is refused", () => {
  const { diagnostics } = indexed({}, { model: "embed-v4" });
  expect(diagnostics.map(({ code }) => code)).toContain("ZL-AZURE-INDEXER-MODEL");
});
