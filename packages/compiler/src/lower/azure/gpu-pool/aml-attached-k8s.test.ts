import { beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { AZURE_ANSWERED, azureSamples } from "../azure-samples.testing.ts";

describe("machines of a cluster on which Azure Machine Learning trains", () => {
  let compiled: Compilation;
  beforeAll(() => {
    const sample = azureSamples().find(({ name }) => name === "Training on an attached cluster");
    if (!sample) throw new Error("There is no drawing of an attached cluster");
    compiled = compile(sample.blueprint, sampleTarget("standard", AZURE_ANSWERED, "azure"));
  });
  const at = (address: string) => compiled.resources.find((resource) => resource.address === address);

  it("let only its runs in, and are never spot: a finding says so", () => {
    expect(at("gpus.pool")?.properties["properties"]).toMatchObject({
      scaleSetPriority: "Regular",
      nodeTaints: ["ml.azure.com/amlarc-workload=true:NoSchedule"],
    });
    expect(compiled.diagnostics.map(({ code }) => code)).toContain("ZL-AZURE-ATTACHED-SPOT");
  });

  it("are attached after the service's extension stands in a cluster with local accounts", () => {
    expect(at("gpus.cluster")?.dependsOn).toEqual(expect.arrayContaining(["cluster.training", "gpus.pool"]));
    expect(at("cluster.cluster")?.properties["properties"]).toMatchObject({ disableLocalAccounts: false });
  });

  it("carry out the training that the workflow starts, as the training itself", () => {
    const pipeline = JSON.stringify(at("weekly.pipeline")?.properties);
    expect(pipeline).toContain(`/computes/${String(at("gpus.cluster")?.properties["name"])}`);
    expect(JSON.stringify(at("gpus.cluster")?.properties["identity"])).toContain("detector");
  });

  it("serve and train with rights on the shared registry, which the endpoint takes its version from", () => {
    const registry = String(at("shared.registry")?.properties["name"]);
    expect(JSON.stringify(at("scorer.deployment")?.properties)).toContain(`azureml://registries/${registry}/models/detector/versions/2`);
    expect(at(`scorer.access["registryUser on shared.registry"]`)).toBeDefined();
    expect(at(`detector.access["registryUser on shared.registry"]`)).toBeDefined();
  });
});
