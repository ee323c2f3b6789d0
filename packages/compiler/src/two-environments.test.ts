import { type DesiredResource, isKnown, TIERS, type Value } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "./compile.ts";
import { ANSWERED, DRAWN_SAMPLES, sampleTarget, templateSamples } from "./sample-environments.testing.ts";

const CASES = [...templateSamples(), ...DRAWN_SAMPLES].flatMap((sample) => TIERS.map((tier) => ({ ...sample, tier })));

it.each(CASES)(
  "two environments of one name in one account share nothing but what is one per account: $name, $tier",
  ({ blueprint, tier }) => {
    const target = sampleTarget(tier, ANSWERED);
    const other = { ...target, environment: { ...target.environment, environmentId: "ffffffff-ffff-4fff-8fff-ffffffffffff" } };
    const taken = new Set(compile(blueprint, target).resources.flatMap(identityOf));
    const clashes = compile(blueprint, other).resources.flatMap((resource) =>
      resource.singleton === undefined ? identityOf(resource).filter((identity) => taken.has(identity)) : [],
    );
    expect(clashes).toEqual([]);
  },
);

/** What the cloud tells it by, when that is known before it exists; nothing when only the cloud will say. */
function identityOf({ type, facts, properties }: DesiredResource): string[] {
  const parts = facts.identifier.map((path) => path.split(".").reduce<Value | undefined>((value, key) => valueAt(value, key), properties));
  const isComplete = parts.length > 0 && parts.every((part) => part !== undefined && isKnown(part));
  return isComplete ? [`${type} ${JSON.stringify(parts)}`] : [];
}

function valueAt(value: Value | undefined, key: string): Value | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>)[key] : undefined;
}
