import { type DesiredResource, TIERS, type Tier } from "@zerolake/resources";
import { compile } from "./compile.ts";
import { compileSmall } from "./lower/aws/small-environment.testing.ts";
import { VARIANT_DRAWINGS } from "./lower/aws/variant-drawings.testing.ts";
import { ANSWERED, DRAWN_SAMPLES, sampleTarget, templateSamples } from "./sample-environments.testing.ts";

export interface AuditedEnvironment {
  readonly name: string;
  readonly tier: Tier;
  readonly resources: readonly DesiredResource[];
}

/** Every template and every variant in every tier, with all questions answered: what a real account would be asked for. */
export const AUDITED_ENVIRONMENTS: readonly AuditedEnvironment[] = TIERS.flatMap((tier) => [
  ...[...templateSamples(), ...DRAWN_SAMPLES].map(({ name, blueprint }) => ({
    name: `${name}, ${tier}`,
    tier,
    resources: compile(blueprint, sampleTarget(tier, ANSWERED)).resources,
  })),
  ...VARIANT_DRAWINGS.map(([variant, , drawing]) => ({
    name: `${variant}, ${tier}`,
    tier,
    resources: compileSmall({ ...drawing, tier, omit: [], choices: ANSWERED }).resources,
  })),
]);

/** What is wrong, once per kind of fault: the same recipe is part of many environments. */
export function faultsOf(check: (environment: AuditedEnvironment) => readonly string[]): readonly string[] {
  return [...new Set(AUDITED_ENVIRONMENTS.flatMap(check))].sort();
}
