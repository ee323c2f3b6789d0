import { type DesiredResource, isKnown, TIERS, type Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { azureSamples } from "./lower/azure/azure-samples.testing.ts";
import { GCP_SAMPLES } from "./lower/gcp/samples.testing.ts";
import { ANSWERED, DRAWN_SAMPLES, sampleTarget, templateSamples } from "./sample-environments.testing.ts";

const CASES = [
  ...[...templateSamples(), ...DRAWN_SAMPLES].map((sample) => ({ ...sample, cloud: "aws" as const })),
  ...azureSamples().map((sample) => ({ ...sample, cloud: "azure" as const })),
  ...GCP_SAMPLES.map((sample) => ({ ...sample, cloud: "gcp" as const })),
].flatMap(({ name, blueprint, cloud }) => TIERS.map((tier) => ({ name, blueprint, cloud, tier })));

describe.each(CASES)("two environments of one name in one account: $name, $tier, $cloud", ({ blueprint, cloud, tier }) => {
  const target = sampleTarget(tier, ANSWERED, cloud);
  const other = { ...target, environment: { ...target.environment, environmentId: "ffffffff-ffff-4fff-8fff-ffffffffffff" } };
  const [one, two] = [compile(blueprint, target).resources, compile(blueprint, other).resources];

  it("share nothing but what is one per account", () => {
    const taken = new Set(one.flatMap(identityOf));
    const clashes = two.filter(({ singleton }) => singleton === undefined).flatMap(identityOf);
    expect(clashes.filter((identity) => taken.has(identity))).toEqual([]);
  });

  it("want the same of what is one per account, or add to it", () => {
    const shared = new Map(one.filter(isShared).map((resource) => [resource.address, resource.properties]));
    const differing = two.filter((resource) => isShared(resource) && !isEqual(shared.get(resource.address), resource.properties));
    expect(differing.map(({ type, address }) => `${type} ${address}`)).toEqual([]);
  });
});

/** Types to which a handler adds our part, and takes away no other. */
const ADDED_TO: ReadonlySet<string> = new Set(["AWS::LakeFormation::DataLakeSettings"]);

function isShared({ singleton, type }: DesiredResource): boolean {
  return singleton !== undefined && !ADDED_TO.has(type);
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What the cloud tells it by, when that is known before it exists; nothing when only the cloud will say, or where we only look. */
function identityOf({ type, facts, properties, isReadStep }: DesiredResource): string[] {
  if (isReadStep) return [];
  const parts = facts.identifier.map((path) => path.split(".").reduce<Value | undefined>((value, key) => valueAt(value, key), properties));
  const isComplete = parts.length > 0 && parts.every((part) => part !== undefined && isKnown(part));
  return isComplete ? [`${type} ${JSON.stringify(parts)}`] : [];
}

function valueAt(value: Value | undefined, key: string): Value | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>)[key] : undefined;
}
