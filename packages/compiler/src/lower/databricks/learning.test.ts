import type { Blueprint } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { type Sample, sampleTarget } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";
import { AZURE_ANSWERED } from "../azure/azure-samples.testing.ts";
import { DATABRICKS_ML_DRAWINGS } from "../azure/databricks-ml-drawings.testing.ts";

const HERE = { databricksMl: true };

function compiled(blueprint: Blueprint) {
  const { resources, diagnostics } = compile(blueprint, sampleTarget("standard", AZURE_ANSWERED, "azure"));
  return {
    job: (address: string) => resources.find((resource) => resource.address === address)?.properties ?? {},
    resources,
    findings: diagnostics.map(({ code }) => code),
    errors: diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
  };
}

function drawn(name: string) {
  const found: Sample | undefined = DATABRICKS_ML_DRAWINGS.find((drawing) => drawing.name === name);
  if (!found) throw new Error(`There is no drawing ${name}`);
  return compiled(found.blueprint);
}

describe("what learns in a workspace", () => {
  it("registers versions in the model of its registry, under the first of its stages", () => {
    const { job, resources } = drawn("Models in Databricks");
    const text = JSON.stringify(job("ranker.job")["tasks"]);
    const path = String(resources.find(({ address }) => address === "ranking.model")?.properties["resourcePath"]);
    expect(text).toContain(`"--model","${path.split("/").at(-1)}"`);
    expect(text).toContain('"--alias","challenger"');
    expect(text).toContain(`"--experiment","${String(job("ranking.experiment")["name"])}"`);
  });

  it("keeps a model and an experiment of its own where no registry is drawn", () => {
    const { job } = drawn("Models in Databricks");
    expect(JSON.stringify(job("writer.job")["tasks"])).toContain(String(job("writer.experiment")["name"]));
    expect(job("writer.model")).toMatchObject({ name: "model" });
  });

  it("takes the machine that its method needs, and the libraries that the runtime lacks", () => {
    const { job } = drawn("Models in Databricks");
    expect(JSON.stringify(job("ranker.job"))).toContain('"node_type_id":"Standard_D4s_v5"');
    expect(JSON.stringify(job("writer.job"))).toContain('"node_type_id":"Standard_NC4as_T4_v3"');
    expect(JSON.stringify(job("writer.job"))).toContain('[{"pypi":{"package":"peft"}},{"pypi":{"package":"bitsandbytes"}}]');
  });

  it("is started by a workflow of the workspace, and has no hours without one", () => {
    const { job } = drawn("Models in Databricks");
    expect(JSON.stringify(job("nightly.workflow")["tasks"])).toContain('"run_job_task":{"job_id":{"$ref":"ranker.job","attr":"job_id"}}');
    expect(job("ranker.job")).not.toHaveProperty("schedule");
    expect(job("writer.job")).not.toHaveProperty("schedule");
    expect(job("ranker.job")).toMatchObject({ timeout_seconds: 6 * 3600 });
  });

  it("keeps the hours of a workflow that cannot start it", () => {
    const { job, findings } = compiled(
      blueprintOf({
        components: [
          ["t:model-training", HERE],
          ["refine:spark-engine", { engine: "databricks" }],
          ["w:orchestrator", { engine: "airflow", schedule: "0 5 * * *" }],
        ],
        edges: ["w.runs -> t.runs"],
        omit: [],
      }),
    );
    expect(job("t.job")).toMatchObject({ tasks: [] });
    expect(findings).toEqual(expect.arrayContaining(["ZL-DATABRICKS-OWN-HOURS", "ZL-DATABRICKS-TRAINING-ROWS"]));
  });

  it("says what arrows do not do", () => {
    const { findings } = compiled(
      blueprintOf({
        components: [
          ["s:spark-engine", { engine: "databricks" }],
          ["t:model-training", { ...HERE, distributed: true, command: "python x.py", framework: "tensorflow" }],
          ["r:model-registry", HERE],
          "o:object-store",
        ],
        edges: ["t.model -> r.model", "r.model -> t.model", "r.model -> s.model", "t.files -> o.files"],
        omit: [],
      }),
    );
    expect(findings.filter((code) => code.startsWith("ZL-DATABRICKS")).sort()).toEqual([
      "ZL-DATABRICKS-SCORING",
      "ZL-DATABRICKS-TRAINING-COMMAND",
      "ZL-DATABRICKS-TRAINING-FILES",
      "ZL-DATABRICKS-TRAINING-FRAMEWORK",
      "ZL-DATABRICKS-TRAINING-MACHINES",
      "ZL-DATABRICKS-TRAINING-ROWS",
      "ZL-DATABRICKS-TRAINING-START",
    ]);
  });

  it("embeds with the endpoint of the workspace on machines that are ready, else on a machine with a GPU", () => {
    const { job } = drawn("Vectors in Databricks");
    expect(job("embed-papers.job")).not.toHaveProperty("job_clusters");
    expect(JSON.stringify(job("embed-papers.job")["tasks"])).toContain('"--endpoint","databricks-gte-large-en"');
    expect(JSON.stringify(job("embed-rows.job"))).toContain('"node_type_id":"Standard_NC4as_T4_v3"');
    expect(JSON.stringify(job("embed-rows.job")["tasks"])).toContain('"--model","BAAI/bge-small-en-v1.5"');
  });

  it("lets people have one machine each, which stops by itself", () => {
    const definition = JSON.parse(String(drawn("Models in Databricks").job("people.policy")["definition"]));
    expect(definition).toMatchObject({
      autotermination_minutes: { type: "fixed", value: 30 },
      node_type_id: { value: "Standard_NC4as_T4_v3" },
    });
  });
});

describe("what is half in the workspace", () => {
  const spark = ["refine:spark-engine", { engine: "databricks" }] as const;

  it.each([
    [
      "a registry elsewhere",
      [["t:model-training", HERE], "r:model-registry"],
      "t.model -> r.model",
      "registers its models in Unity Catalog",
    ],
    ["a training elsewhere", ["t:model-training", ["r:model-registry", HERE]], "t.model -> r.model", "trains elsewhere"],
    ["features elsewhere", ["f:feature-store", ["t:model-training", HERE]], "f.features -> t.features", "does not reach the features"],
    ["machines of a pool", ["g:gpu-pool", ["t:model-training", HERE]], "g.compute -> t.compute", "brings its own machines"],
    ["an index elsewhere", [["e:embedding-job", HERE], "v:vector-store"], "e.vectors -> v.vectors", "fills indexes of the workspace"],
    ["a model elsewhere", ["m:foundation-model", ["e:embedding-job", HERE]], "m.endpoint -> e.endpoint", "asks models of the workspace"],
    [
      "SQL elsewhere",
      [
        ["s:sql-engine", { engine: "synapse" }],
        ["p:ml-workspace", HERE],
      ],
      "s.rows -> p.rows",
      "Notebooks in Databricks do not reach",
    ],
  ] as const)("is refused with what to do: %s", (_name, components, edge, sentence) => {
    const { errors } = compiled(
      blueprintOf({ components: [spark, ...components], edges: [edge], omit: [] } as Parameters<typeof blueprintOf>[0]),
    );
    expect(errors.join("\n")).toContain(sentence);
  });
});
