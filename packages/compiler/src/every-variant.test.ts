import type { Blueprint } from "@zerolake/blueprint";
import { type Cloud, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { AWS_DRAWINGS } from "./lower/aws/aws-drawings.testing.ts";
import { azureSamples } from "./lower/azure/azure-samples.testing.ts";
import { GCP_SAMPLES } from "./lower/gcp/samples.testing.ts";
import { findLowering, listLowerings } from "./lowering-registry.ts";
import { resolveEnvironment } from "./passes/resolve-environment.ts";
import rules from "./resolution/resolution.json" with { type: "json" };
import { DRAWN_SAMPLES, sampleTarget, templateSamples } from "./sample-environments.testing.ts";

const RESOLUTION: Readonly<Record<Cloud, Readonly<Record<string, readonly { readonly variant: string }[]>>>> = rules.resolution;

/** Everything that the other tests look at, by cloud. */
const DRAWN: Readonly<Record<Cloud, readonly { readonly blueprint: Blueprint }[]>> = {
  aws: [...templateSamples(), ...DRAWN_SAMPLES, ...AWS_DRAWINGS],
  azure: azureSamples(),
  gcp: GCP_SAMPLES,
};

describe.each(Object.keys(DRAWN) as Cloud[])("variants on %s", (cloud) => {
  it("that a rule leads to can all be deployed", () => {
    const missing = Object.entries(RESOLUTION[cloud]).flatMap(([kind, list]) =>
      list.flatMap(({ variant }) => (findLowering(cloud, kind, variant) === undefined ? [`${kind}/${variant}`] : [])),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it("that can be deployed are all drawn somewhere, in a size in which they are what a component becomes", () => {
    const drawn = new Set(
      DRAWN[cloud].flatMap(({ blueprint }) =>
        TIERS.flatMap((tier) =>
          [...resolveEnvironment(blueprint, sampleTarget(tier, {}, cloud)).parts.values()].map(
            ({ part }) => `${part.component.kind}/${part.variant}`,
          ),
        ),
      ),
    );
    expect(
      listLowerings(cloud)
        .map(({ kind, variant }) => `${kind}/${variant}`)
        .filter((variant) => !drawn.has(variant)),
    ).toEqual([]);
  });
});
