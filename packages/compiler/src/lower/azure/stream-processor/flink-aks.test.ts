import { contractFindings, findContract } from "@zerolake/artefacts";
import { isJoin, isReference, type PropertyMap, type Value } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, ofType, resourceAt } from "../../aws/small-environment.testing.ts";

const ANSWERS = {
  "images.flink": `example.azurecr.io/zerolake/flink@sha256:${"f".repeat(64)}`,
  flinkConnectors: [`https://repo.example.com/connector.jar#${"e".repeat(64)}`],
};

function flink(
  settings: Readonly<Record<string, Value>> = {},
  { engine = "iceberg", choices = ANSWERS as Readonly<Record<string, unknown>> } = {},
) {
  const drawing = blueprintOf({
    components: [
      ["clicks:event-source", {}],
      ["stream:event-stream", { engine: "event-hubs", topics: ["clicks"] }],
      ["sessions:stream-processor", { engine: "flink", parallelism: 8, ...settings }],
      ["profiles:lakehouse-tables", { engine, zones: ["silver"] }],
    ],
    edges: ["clicks.events -> stream.events", "stream.events -> sessions.events", "sessions.tables -> profiles.tables"],
  });
  return compile(drawing, sampleTarget("prototype", choices, "azure"));
}

/** The manifests of the job, with references as `{address.attr}`. */
function items(compiled: ReturnType<typeof flink>): readonly Readonly<Record<string, never>>[] {
  return (JSON.parse(textOf(resourceAt(compiled, "sessions.manifests").properties["content"] ?? "")) as { items: never }).items;
}

function textOf(value: Value): string {
  if (isReference(value)) return `{${value.$ref}.${value.attr}}`;
  return isJoin(value) ? value.$join.map(textOf).join("") : String(value);
}

function item(compiled: ReturnType<typeof flink>, kind: string): PropertyMap {
  return (items(compiled).find((one) => one["kind"] === kind) ?? {}) as PropertyMap;
}

it("what our program reads in the cluster is what it accepts, with the key of the stream in a file", () => {
  const config = item(flink(), "ConfigMap")["data"] as Readonly<Record<string, string>>;
  const [group] = JSON.parse(config["application_properties.json"] ?? "") as readonly { PropertyGroupId: string; PropertyMap: never }[];
  expect(group?.PropertyGroupId).toBe("job");
  expect(contractFindings(findContract("flink-job"), group?.PropertyMap ?? {})).toEqual([]);
  expect(JSON.stringify(group)).toContain("${keys:/mnt/stream-keys:stream-stream}");
  expect(JSON.stringify(group)).toMatch(/'warehouse' = 'abfss:\/\/silver@\w+\.dfs\.core\.windows\.net\/', 'catalog-database' = 'tables'/);
});

it("the job has its own machines, three slots on each and one more for its leader", () => {
  const compiled = flink();
  expect(resourceAt(compiled, "sessions.pool").properties).toMatchObject({ properties: { count: 4, vmSize: "Standard_D4s_v5" } });
  expect(item(compiled, "FlinkDeployment")).toMatchObject({
    spec: { job: { parallelism: 8, upgradeMode: "last-state" }, flinkConfiguration: { "taskmanager.numberOfTaskSlots": "3" } },
  });
});

it("keys of the stream are on for it, and only to listen", () => {
  const compiled = flink();
  expect(resourceAt(compiled, "stream.namespace").properties).toMatchObject({ properties: { disableLocalAuth: false } });
  expect(resourceAt(compiled, 'sessions.rule["stream"]').properties).toMatchObject({ properties: { rights: ["Listen"] } });
});

it("two jobs share one operator, and it goes with the last of them", () => {
  expect(
    ofType(flink(), "Microsoft.KubernetesConfiguration/fluxConfigurations")
      .map(({ address }) => address)
      .sort(),
  ).toEqual(["kubernetes-cluster.flinkOperator", "sessions.job"]);
});

it("waits for its image, then for its connectors, and a jar of the user's own for the image only", () => {
  const until = (compiled: ReturnType<typeof flink>) => resourceAt(compiled, "sessions.job").deferredUntil;
  expect(until(flink({}, { choices: {} }))).toContain("image");
  expect(until(flink({}, { choices: { "images.flink": ANSWERS["images.flink"] } }))).toContain("connectors");
  expect(
    until(flink({ job: "artefact", artefactKey: "fraud.jar" }, { choices: { "images.flink": ANSWERS["images.flink"] } })),
  ).toBeUndefined();
  expect(until(flink())).toBeUndefined();
});

it("tables that Flink cannot write here are refused with what to do", () => {
  const { diagnostics } = flink({}, { engine: "delta" });
  expect(diagnostics.find(({ code }) => code === "ZL-EDGE-REFUSED")?.message).toContain("choose Iceberg");
});
