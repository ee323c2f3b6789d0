import { describe, expect, it } from "vitest";
import { previewTarget } from "@/clouds/preview-target.ts";
import { comparedTargets } from "./compared-targets.ts";

const standing = { ...previewTarget("aws", "production", "eu-west-1"), account: "123456789012", choices: { zones: ["eu-west-1a"] } };
const places = { clouds: ["aws", "azure"], environments: [{ target: standing }], tier: "prototype", regions: {} } as const;
const regionsOf = (regions: Parameters<typeof comparedTargets>[0]["regions"]) =>
  comparedTargets({ ...places, regions }).map(({ region }) => region);

describe("compared places", () => {
  it("are where an environment stands, else the cloud's usual region", () => {
    expect(comparedTargets(places)[0]).toBe(standing);
    expect(regionsOf({})).toEqual(["eu-west-1", previewTarget("azure", "prototype").region]);
  });

  it("are the asked region, of the environment's size and without what it knows of its own region", () => {
    const [aws] = comparedTargets({ ...places, regions: { aws: "us-east-1" } });
    expect(aws).toEqual(previewTarget("aws", "production", "us-east-1"));
    expect(regionsOf({ azure: "northeurope" })).toEqual(["eu-west-1", "northeurope"]);
  });

  it("are not moved by a region that the cloud does not have", () => {
    expect(regionsOf({ aws: "atlantis-1", azure: null })).toEqual(regionsOf({}));
  });
});
