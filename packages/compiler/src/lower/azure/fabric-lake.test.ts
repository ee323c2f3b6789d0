import { type DesiredResource, isReference, type PropertyMap, type Value } from "@zerolake/resources";
import { checkServiceBody } from "@zerolake/vendor-schemas";
import { describe, expect, it } from "vitest";
import { AZURE_ANSWERED } from "./azure-samples.testing.ts";
import { compiledOnAzure, drawingNamed, small } from "./compiled.testing.ts";
import { FABRIC_DRAWINGS } from "./fabric-drawings.testing.ts";

const drawing = (name: string) => drawingNamed(FABRIC_DRAWINGS, name);

interface Node {
  readonly properties: PropertyMap;
}

/** What the first part of an item's definition says. */
function firstContent({ properties }: DesiredResource): { readonly sources: readonly Node[]; readonly destinations: readonly Node[] } {
  const { definition } = properties as { readonly definition?: { readonly parts: readonly { readonly content: never }[] } };
  const [part] = definition?.parts ?? [];
  if (!part) throw new Error("The item has no definition");
  return part.content;
}

function isReferred(value: unknown): boolean {
  return isReference(value as Value);
}

/** What the vendor's own words refuse of a part of an Eventstream. */
function problems(schema: string, properties: unknown) {
  return checkServiceBody("fabric", `eventstream/definitions/${schema}`, properties, { method: "define", isUnknown: isReferred });
}

/** Arguments of a job, in the words of its definition. */
function argumentsOf({ properties }: DesiredResource): string {
  return String(/"commandLineArguments":"([^"]*)"/.exec(JSON.stringify(properties))?.[1]);
}

/** What the streaming job was started for, with so many seconds between two batches. */
function startedFor(every: number) {
  const { components, ...rest } = drawing("Lake in Fabric");
  const changed = components.map((one) => (one.id === "live" ? { ...one, settings: { ...one.settings, checkpointSeconds: every } } : one));
  return compiledOnAzure({ ...rest, components: changed }).at("live.running").properties["startedFor"];
}

describe("a lake in Fabric", () => {
  const lake = compiledOnAzure(drawing("Lake in Fabric"));

  it("stands on one capacity and in one workspace, whatever lies in it", () => {
    const types = lake.resources.map(({ type }) => type);
    expect(types.filter((type) => type === "Microsoft.Fabric/capacities")).toHaveLength(1);
    expect(types.filter((type) => type === "fabric.workspace")).toHaveLength(1);
  });

  it("waits as a whole while nobody administers the capacity, and nothing else waits with it", () => {
    const { fabricAdministrators: _nobody, ...others } = AZURE_ANSWERED;
    const open = compiledOnAzure(drawing("Lake in Fabric"), { choices: others });
    const waiting = open.resources.filter(({ deferredUntil }) => deferredUntil !== undefined);
    // A connection belongs to the company, not to a workspace.
    const inFabric = open.resources.filter(({ type }) => /fabric[./]/i.test(type) && type !== "fabric.connection");
    expect(inFabric.filter((resource) => !waiting.includes(resource))).toEqual([]);
    expect(waiting.filter(({ component }) => component === "clicks")).toEqual([]);
  });

  it("reads files and writes tables by their addresses in OneLake", () => {
    const words = argumentsOf(lake.at('clean.job["tables"]'));
    expect(words).toMatch(/--in abfss:\/\/[a-z0-9-]+@onelake\.dfs\.fabric\.microsoft\.com\/\w+\.Lakehouse\/Files\/raw\//);
    expect(words).toMatch(
      /--path abfss:\/\/[a-z0-9-]+@onelake\.dfs\.fabric\.microsoft\.com\/\w+\.Lakehouse\/Tables\/gold\/tables --format delta/,
    );
  });

  it("opens a stream with the key in a vault, by the vault's address, which whoever deploys may read", () => {
    expect(argumentsOf(lake.at("live.job"))).toMatch(/\?vault=https:\/\/[a-z0-9-]+\.vault\.azure\.net\/&secret=stream /);
    expect(lake.at('fabric-workspace.right["secretReader on live.storedKey"]').type).toBe("Zerolake.Authorization/ownRights");
    expect(lake.at("live.running").dependsOn).toContain('fabric-workspace.right["secretReader on live.storedKey"]');
    expect(lake.at("clicks.namespace").properties).toMatchObject({ properties: { disableLocalAuth: false } });
  });

  it("starts a stream's job anew for every other definition, and leaves it alone otherwise", () => {
    expect(startedFor(30)).toBe(startedFor(30));
    expect(startedFor(30)).not.toBe(startedFor(90));
  });

  it("delivers each topic into a table of its zone's schema", () => {
    expect(lake.at('delivery.eventstream["clicks"]').properties).toMatchObject({
      definition: {
        parts: [
          { content: { destinations: [{ type: "Lakehouse", properties: { schema: "bronze", deltaTable: "raw_tables" } }] } },
          { path: "eventstreamProperties.json" },
        ],
      },
    });
  });

  it("names sources and destinations of a delivery in the vendor's own words", () => {
    const content = firstContent(lake.at('delivery.eventstream["clicks"]'));
    expect(content.sources.flatMap(({ properties }) => problems("source.json/AzureEventHubSourceProperties", properties))).toEqual([]);
    expect(
      content.destinations.flatMap(({ properties }) => problems("destination.json/LakehouseDestinationProperties", properties)),
    ).toEqual([]);
    expect(problems("destination.json/LakehouseDestinationProperties", { tables: "a" })).not.toEqual([]);
  });

  it("keeps the key of a delivery out of the plan: the connection says where it lies", () => {
    const { properties } = lake.at('delivery.connection["clicks"]');
    expect(properties).toMatchObject({ secrets: { password: { field: "SharedAccessKey" } } });
    expect(JSON.stringify(properties["credentialDetails"])).not.toContain("password");
  });

  it("tends every table that it knows, one after the other", () => {
    const schedules = lake.resources.filter(({ type, component }) => type === "fabric.schedule" && component === "tables");
    expect(schedules.map(({ address }) => address)).toEqual(['tables.maintenance["silver.tables"]', 'tables.maintenance["gold.tables"]']);
    expect(new Set(schedules.map(({ properties }) => JSON.stringify(properties["configuration"]))).size).toBe(2);
  });

  it.each([
    ["prototype", 2],
    ["standard", 6],
    ["production", 31],
  ] as const)("takes no more machines than the capacity of %s carries", (tier, nodes) => {
    const pool = compiledOnAzure(drawing("Lake in Fabric"), { tier }).at("clean.pool").properties;
    expect(pool).toMatchObject({ nodeSize: "Medium", autoScale: { maxNodeCount: nodes } });
  });

  it("says that partners have no way in", () => {
    expect(lake.codes).toContain("ZL-FABRIC-PARTNERS");
  });
});

describe("neighbours of Fabric", () => {
  it("lie in a storage account where somebody outside reads too, and whoever deploys gets the jobs' rights there", () => {
    const beside = compiledOnAzure(drawing("Fabric beside Databricks"));
    expect(beside.at("files.account").type).toBe("Microsoft.Storage/storageAccounts");
    const rights = beside.resources.filter(({ type }) => type === "Zerolake.Authorization/ownRights").map(({ address }) => address);
    expect(rights).toContain('fabric-workspace.right["blobReader on files.container/raw"]');
    expect(rights).toContain('fabric-workspace.right["blobContributor on files.container/raw"]');
  });

  it("start its jobs from Data Factory with a right over the workspace, and ask where the answer says", () => {
    const beside = compiledOnAzure(drawing("Fabric beside Databricks"));
    expect(beside.at('light.member["workflow"]').properties).toMatchObject({ role: "Contributor" });
    const pipeline = JSON.stringify(beside.at("workflow.pipeline").properties);
    expect(pipeline).toContain("/jobs/sparkjob/instances");
    expect(pipeline).toContain("ADFWebActivityResponseHeaders.Location");
  });

  it.each([
    [
      "tables of Iceberg",
      [
        ["clean:spark-engine", { engine: "fabric" }],
        ["tables:lakehouse-tables", { engine: "iceberg" }],
      ],
      "clean.tables -> tables.tables",
      /Choose Delta/,
    ],
    [
      "training",
      [["s:spark-engine", { engine: "fabric" }], ["tables:lakehouse-tables", { engine: "delta" }], "churn:model-training"],
      "tables.tables -> churn.tables",
      /does not open OneLake/,
    ],
    [
      "a stream without a delivery",
      [["s:spark-engine", { engine: "fabric" }], "store:object-store", ["in:event-stream", { engine: "event-hubs" }]],
      "in.events -> store.events",
      /draw a Stream delivery/,
    ],
  ] as const)("are refused with a reason: %s", (_what, components, edge, reason) => {
    const edges = components.some((one) => one === "store:object-store") ? [edge, "store.files -> s.files"] : [edge];
    const { diagnostics } = compiledOnAzure(small(components, edges));
    expect(diagnostics.filter(({ code }) => code === "ZL-EDGE-REFUSED").map(({ message }) => message)).toEqual([
      expect.stringMatching(reason),
    ]);
  });

  it("see events that came as a table where they expect files", () => {
    const words = argumentsOf(compiledOnAzure(drawing("Events in OneLake")).at('clean.job["tables"]'));
    expect(words).toMatch(/--in abfss:\S+\/Tables\/dbo\/store_orders --in-format delta/);
  });

  it("are asked in SQL where they lie, zone by zone, with the identity of the workspace and no key", () => {
    const seen = compiledOnAzure(drawing("Fabric on tables of a storage account"));
    expect(seen.at('sql.shortcut["tables_gold"]').properties).toMatchObject({
      path: "Tables",
      target: { adlsGen2: { location: expect.stringMatching(/^https:\/\/\w+\.dfs\.core\.windows\.net$/), subpath: "/gold/tables" } },
    });
    expect(seen.at('fabric-workspace.reads["blobReader on tables.container/gold"]').properties).toMatchObject({
      properties: { principalId: { $ref: "fabric-workspace.identity", attr: "servicePrincipalId" } },
    });
    expect(seen.at('sql.storage["tables_gold"]').properties).toMatchObject({
      credentialDetails: { credentials: { credentialType: "WorkspaceIdentity" } },
    });
  });

  it("are told what the catalog does not list", () => {
    const { codes } = compiledOnAzure(
      small(
        [["s:spark-engine", { engine: "fabric" }], ["dataset:dataset-store", { engine: "lance" }], "catalog:catalog"],
        ["dataset.dataset -> catalog.dataset"],
      ),
    );
    expect(codes).toContain("ZL-FABRIC-UNLISTED");
  });
});
