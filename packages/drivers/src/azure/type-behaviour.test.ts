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
