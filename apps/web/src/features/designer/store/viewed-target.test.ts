import { describe, expect, it } from "vitest";
import type { KnownEnvironment } from "./designer-state.ts";
import { viewedTarget } from "./viewed-target.ts";

const tier = "prototype" as const;
const { target } = viewedTarget([], { cloud: "gcp", tier });
const ENVIRONMENTS: readonly KnownEnvironment[] = [
  { slug: "dev", name: "dev", target: { ...target, cloud: "aws", region: "eu-central-1" }, workload: {} },
  { slug: "azure", name: "azure", target: { ...target, cloud: "azure", region: "westeurope" }, workload: { eventsPerSecond: 9 } },
];

describe("what the designer shows services, findings and figures for", () => {
  it("without an environment is a preview of the cloud that the project is drawn for", () => {
    expect(viewedTarget([], { usualCloud: "azure", tier })).toMatchObject({
      label: "Azure westeurope preview, no environment yet",
      target: { cloud: "azure", region: "westeurope", account: "00000000-0000-0000-0000-000000000000" },
    });
    expect(viewedTarget([], { tier }).target.cloud).toBe("aws");
  });

  it("is the wanted environment, and the first one when that is gone", () => {
    expect(viewedTarget(ENVIRONMENTS, { wanted: "azure", tier })).toMatchObject({
      environment: "azure",
      label: "azure · Azure westeurope",
      workload: { eventsPerSecond: 9 },
    });
    expect(viewedTarget(ENVIRONMENTS, { wanted: "deleted", usualCloud: "gcp", tier }).environment).toBe("dev");
  });

  it("is another cloud when that is wanted, whatever environments there are", () => {
    const viewed = viewedTarget(ENVIRONMENTS, { wanted: "dev", cloud: "gcp", tier });
    expect(viewed).toMatchObject({ label: "GCP europe-west4 preview", target: { cloud: "gcp", tier, account: "preview-project" } });
    expect(viewed.environment).toBeUndefined();
  });
});
