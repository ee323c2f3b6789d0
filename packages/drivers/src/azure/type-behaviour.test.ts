import { compile } from "@zerolake/compiler";
import { AZURE_DRAWINGS } from "@zerolake/compiler/testing/azure-drawings";
import type { Target } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { behaviourOf } from "./type-behaviour.ts";

function deleteQuery(computeType: string): string | undefined {
  return behaviourOf("Microsoft.MachineLearningServices/workspaces/computes").deleteQuery?.({ properties: { computeType } });
}

describe("machines of a workspace for models", () => {
  it("go with their compute", () => expect(deleteQuery("AmlCompute")).toBe("&underlyingResourceAction=Delete"));
  it("stay when they are those of a cluster that is only attached", () =>
    expect(deleteQuery("Kubernetes")).toBe("&underlyingResourceAction=Detach"));
});

const TARGET: Target = {
  cloud: "azure",
  region: "westeurope",
  account: "6a0a5f0e-64a5-4f0c-9f3c-000000000001",
  tier: "prototype",
  environment: { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" },
  choices: {},
  overrides: {},
};
/** A kind of manifests: what runs by them may hold data, they do not. */
const BY_WHAT_RUNS = ["Microsoft.KubernetesConfiguration/fluxConfigurations"];

function isKept(type: string): boolean {
  const { holdsData = false, goesWithParent = false } = behaviourOf(type);
  return holdsData || goesWithParent;
}

it("a type of Azure that holds data in a plan is never deleted without consent", () => {
  const held = AZURE_DRAWINGS.flatMap(({ blueprint }) => compile(blueprint, TARGET).resources)
    .filter(({ type, holdsData }) => holdsData && type.startsWith("Microsoft.") && !BY_WHAT_RUNS.includes(type))
    .map(({ type }) => type);
  expect(held).toContain("Microsoft.Confluent/organizations");
  expect([...new Set(held)].filter((type) => !isKept(type))).toEqual([]);
});
