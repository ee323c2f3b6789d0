import { describe, expect, it } from "vitest";
import { compileSmall, resourceAt } from "../small-environment.testing.ts";
import { WAITING_FOR_MODEL } from "./model-version.ts";

const PACKAGE = "arn:aws:sagemaker:eu-central-1:123456789012:model-package/models";

function serving(version?: number) {
  const compilation = compileSmall({
    components: ["models:model-registry", ["ranker:model-serving", { instance: "cpu-large", replicasMin: 2, replicasMax: 4 }]],
    edges: ["models.model -> ranker.model"],
    tier: "standard",
    choices: version === undefined ? {} : { "models.models": `${PACKAGE}/${version}` },
  });
  const names = {
    model: resourceAt(compilation, "ranker.model").properties["ModelName"],
    config: resourceAt(compilation, "ranker.config").properties["EndpointConfigName"],
    endpoint: resourceAt(compilation, "ranker.endpoint").properties["EndpointName"],
  };
  return { compilation, names };
}

describe("a model endpoint", () => {
  it("waits for the first approved model, with all that hangs on it and nothing else", () => {
    const waiting = serving().compilation.resources.filter((resource) => resource.deferredUntil !== undefined);
    expect(waiting.map((resource) => resource.address)).toEqual([
      "ranker.model",
      "ranker.config",
      "ranker.endpoint",
      "ranker.scaleTarget",
      "ranker.scalePolicy",
    ]);
    expect(new Set(waiting.map((resource) => resource.deferredUntil))).toEqual(new Set([WAITING_FOR_MODEL]));
  });

  it("waits for nothing once a version is approved", () => {
    expect(serving(1).compilation.resources.filter((resource) => resource.deferredUntil !== undefined)).toEqual([]);
  });

  it("keeps its name while every new model brings a new model and configuration", () => {
    const [first, second] = [serving(1).names, serving(2).names];
    expect(second.endpoint).toBe(first.endpoint);
    expect(second.model).not.toBe(first.model);
    expect(second.config).not.toBe(first.config);
  });

  it("changes no name when nothing changes", () => {
    expect(serving(3).names).toEqual(serving(3).names);
  });
});
