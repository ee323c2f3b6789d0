import type { Blueprint } from "@zerolake/blueprint";
import type { Cloud, Target, Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { edgeRights } from "../../access/edge-rights.ts";
import { type Compilation, compile } from "../../compile.ts";
import { sampleTarget } from "../../sample-environments.testing.ts";
import { blueprintOf, type SmallEnvironment } from "../aws/small-environment.testing.ts";
import { AZURE_ANSWERED } from "../azure/azure-samples.testing.ts";
import { DATABRICKS_SERVING_DRAWINGS as AZURE } from "../azure/databricks-serving-drawings.testing.ts";
import { DATABRICKS_SERVING_DRAWINGS as GCP } from "../gcp/databricks-serving-drawings.testing.ts";
import { GCP_ANSWERED } from "../gcp/samples.testing.ts";

const ANSWERS: Readonly<Partial<Record<Cloud, Target["choices"]>>> = { azure: AZURE_ANSWERED, gcp: GCP_ANSWERED };
const SERVED: readonly (readonly [Cloud, Blueprint])[] = [
  ["azure", AZURE[0]!.blueprint],
  ["gcp", GCP[0]!.blueprint],
];

function compiled(cloud: Cloud, blueprint: Blueprint, choices: Target["choices"] = ANSWERS[cloud] ?? {}): Compilation {
  return compile(blueprint, sampleTarget("standard", choices, cloud));
}

function drawn(small: SmallEnvironment): Compilation {
  return compiled("azure", blueprintOf({ ...small, tier: "standard" }));
}

function propertiesOf({ resources }: Compilation, address: string) {
  return resources.find((one) => one.address === address)?.properties;
}

function codesOf({ diagnostics }: Compilation): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

const UNITY = ["names:catalog", { engine: "unity" }] as const;

describe.each(SERVED)("what a workspace on %s serves", (cloud, blueprint) => {
  it("is asked by members of the workspace, each known once, and only writers may change an index", () => {
    const { resources } = compiled(cloud, blueprint);
    const members = resources.filter(({ type }) => type === "databricks.servicePrincipal" || type === "databricks.user");
    expect(members.map(({ address }) => address.replace(/^[^.]+/, "")).sort()).toEqual(['.member["app"]', '.member["embed"]']);
    const rights = resources.flatMap(({ address }) => /^index\.right\["(.*) on/.exec(address)?.[1] ?? []);
    expect([...rights].sort()).toEqual(["app: SELECT", "app: USE_SCHEMA", "embed: MODIFY", "embed: SELECT", "embed: USE_SCHEMA"]);
  });

  it("says at each arrow what it allows, once the program is a member", () => {
    const said = edgeRights(compiled(cloud, blueprint)).flatMap(({ holder, rights }) =>
      rights.flatMap(({ deed, on: [thing] }) =>
        thing?.kind === "index" || thing?.kind === "endpoint" ? [`${holder}: ${deed} ${thing.name}`] : [],
      ),
    );
    expect([...said].sort()).toEqual(["app: read index", "app: use scorer", "embed: read and write index"]);
  });

  it("waits with everything that asks it while the environment has no workspace", () => {
    const { databricksWorkspace: _, ...open } = ANSWERS[cloud] ?? {};
    const inside = compiled(cloud, blueprint, open).resources.filter(({ type }) => type.startsWith("databricks."));
    expect(inside.length).toBeGreaterThan(20);
    expect(inside.filter(({ deferredUntil }) => deferredUntil === undefined)).toEqual([]);
  });

  it("hands programs the name that the index tells itself, and the address of the endpoint", () => {
    const app = compiled(cloud, blueprint).resources.filter(({ address }) => address.startsWith("app."));
    expect(JSON.stringify(app)).toContain('{"$ref":"index.index","attr":"full_name"}');
    expect(JSON.stringify(app)).toMatch(/databricks-model:\/\/[\w.-]+\/zl-dev-scorer-endpoint-[0-9a-f]{8}"/);
  });
});

type Settings = Readonly<Record<string, Value>>;

function endpointOf({ resources }: Compilation) {
  return resources.find(({ address }) => address === "scorer.endpoint");
}

function scorerOf(settings: Settings) {
  const found = drawn({ components: [UNITY, ["scorer:model-serving", { databricksMl: true, ...settings }]] });
  return propertiesOf(found, "scorer.endpoint");
}

function features(settings: Settings): Compilation {
  const own = { databricksMl: true, entities: ["user_id"], features: ["clicks:integer", "user_id:text"], ...settings };
  return drawn({ components: [UNITY, ["features:feature-store", own]] });
}

describe("an endpoint of Databricks", () => {
  it("sleeps where the drawing has no replicas, and answers as many calls at once as its replicas do", () => {
    expect(scorerOf({ replicasMin: 0, replicasMax: 2, instance: "gpu-medium" })).toMatchObject({
      config: {
        served_entities: [
          {
            workload_type: "GPU_MEDIUM",
            scale_to_zero_enabled: true,
            min_provisioned_concurrency: 0,
            max_provisioned_concurrency: 8,
          },
        ],
      },
    });
    expect(scorerOf({ replicasMin: 2, replicasMax: 3, instance: "cpu-large" })).toMatchObject({
      config: {
        served_entities: [
          { workload_type: "CPU", scale_to_zero_enabled: false, min_provisioned_concurrency: 32, max_provisioned_concurrency: 48 },
        ],
      },
    });
  });

  it("serves the version that somebody names, once the model stands in Unity, and waits for the first", () => {
    const registered: SmallEnvironment = {
      components: [UNITY, ["ranking:model-registry", { databricksMl: true }], ["scorer:model-serving", { databricksMl: true }]],
      edges: ["ranking.model -> scorer.model"],
    };
    const named = endpointOf(drawn(registered));
    expect(named).toMatchObject({
      dependsOn: expect.arrayContaining(["ranking.model"]),
      properties: { config: { served_entities: [{ entity_name: expect.stringMatching(/\.ranking\.model$/), entity_version: "3" }] } },
    });
    expect(named?.deferredUntil).toBeUndefined();
    const { "unityModelVersions.ranking": _, ...open } = AZURE_ANSWERED;
    const waiting = compiled("azure", blueprintOf({ ...registered, tier: "standard" }), open);
    expect(endpointOf(waiting)?.deferredUntil).toBe("a version of its model is named in the environment's settings");
    expect(waiting.diagnostics.flatMap(({ target }) => target?.answer ?? [])).toContain("unityModelVersions.ranking");
  });

  it("refuses models that lie elsewhere than in Unity Catalog", () => {
    const { diagnostics } = drawn({
      components: [UNITY, "models:model-registry", ["scorer:model-serving", { databricksMl: true }]],
      edges: ["models.model -> scorer.model"],
    });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([
      expect.stringContaining("“models” keeps its models elsewhere: use Databricks for both, or for neither."),
    ]);
  });

  it("is not reached by what cannot sign in at Databricks, and says so", () => {
    const found = drawn({
      components: [
        UNITY,
        ["scorer:model-serving", { databricksMl: true }],
        ["stream:event-stream", { engine: "event-hubs" }],
        ["watch:stream-processor", { engine: "flink" }],
      ],
      edges: ["stream.events -> watch.events", "scorer.endpoint -> watch.endpoint"],
    });
    expect(codesOf(found)).toContain("ZL-DATABRICKS-STRANGER");
  });
});

describe("features in Unity Catalog", () => {
  it("have a key in time, and a record of changes for the copy that follows them", () => {
    const { statement } = propertiesOf(features({}), 'features.table["user_id"]') ?? {};
    expect(String(statement)).toMatch(
      /^CREATE TABLE IF NOT EXISTS [\w.]+\.features\.user_id \(user_id STRING NOT NULL, event_time TIMESTAMP NOT NULL, clicks BIGINT, CONSTRAINT user_id_key PRIMARY KEY \(user_id, event_time TIMESERIES\)\) TBLPROPERTIES \(delta\.enableChangeDataFeed = true\)$/,
    );
  });

  it("are copied for live answers only where the drawing asks for that, by reads and tier", () => {
    expect(propertiesOf(features({ online: false }), "features.online")).toBeUndefined();
    expect(propertiesOf(features({ readsPerSecond: 100 }), "features.online")).toMatchObject({ capacity: "CU_2" });
    expect(propertiesOf(features({ readsPerSecond: 12_000 }), "features.online")).toMatchObject({ capacity: "CU_4" });
  });
});

it("a model of Databricks' own is looked up, and nothing is made for it", () => {
  const found = drawn({ components: [UNITY, ["llm:foundation-model", { databricksMl: true, model: "default-embedding" }]] });
  const own = found.resources.filter(({ address }) => address.startsWith("llm."));
  expect(own.map(({ address, isReadStep }) => ({ address, isReadStep }))).toEqual([{ address: "llm.model", isReadStep: true }]);
  expect(String(own[0]?.properties["resourcePath"])).toMatch(/\/served-models\/databricks-gte-large-en$/);
});
