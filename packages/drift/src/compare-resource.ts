import type { RecordedResource } from "@zerolake/planner";
import { isMap, type PropertyMap, type Value, walkValue } from "@zerolake/resources";
import { compareValues, type Difference } from "./compare-values.ts";
import type { DriftFinding, DriftKind } from "./finding.ts";
import { meansSame } from "./normalise.ts";
import { appearancesOf, rate } from "./severity/rate.ts";
import type { AppearanceRule } from "./severity/severity-rule.ts";

/** What a cloud reported about a recorded resource. */
export interface Sighting {
  readonly exists: boolean;
  readonly attributes: PropertyMap;
}

export interface CompareOptions {
  /** Findings that are open: the cloud's last answer to us does not excuse them. */
  readonly known?: readonly Pick<DriftFinding, "address" | "path" | "observed">[];
  /** Digest of a text, as secrets are remembered; without it, secrets are not compared. */
  readonly digestOf?: (text: string) => string;
}

/**
 * What is not as it was deployed. Only what was sent is compared, and what appeared where its appearance means something. What is
 * looked up or was never finished is nothing that can drift.
 */
export function compareResource(recorded: RecordedResource, seen: Sighting, options: CompareOptions = {}): readonly DriftFinding[] {
  if (recorded.isReadStep || recorded.condition !== undefined) return [];
  const { address, component, type } = recorded;
  const finding = (kind: DriftKind, difference: Difference): DriftFinding => ({
    address,
    component,
    type,
    kind,
    ...difference,
    ...rate(type, difference),
  });
  if (!seen.exists) return [finding("gone", { path: "" })];
  const known = (options.known ?? []).filter((entry) => entry.address === address);
  const isKnown = (path: string, observed: Value | undefined) =>
    known.some((entry) => entry.path === path && meansSame(entry.observed, observed));
  const { facts, secretDigests, attributes, properties } = recorded;
  const { digestOf } = options;
  const isShared = recorded.singleton !== undefined;
  const comparison = { facts, secretDigests, isShared, isKnown, ...(digestOf ? { digestOf } : {}) };
  const changed = compareValues({ sent: properties, answered: attributes, seen: seen.attributes }, "", comparison);
  const appeared = appearancesOf(type).flatMap((rule) => appearance(rule, recorded, seen.attributes));
  return [...changed.map((difference) => finding("changed", difference)), ...appeared];
}

/** Something that nobody sent, that was not there after the last change of ours, and that means something. */
function appearance(rule: AppearanceRule, recorded: RecordedResource, attributes: PropertyMap): readonly DriftFinding[] {
  const { path, severity, why } = rule;
  const { address, component, type, properties } = recorded;
  const [sent, answered, observed] = [at(properties, path), at(recorded.attributes, path), at(attributes, path)];
  const isOurs = sent !== undefined || Object.keys(recorded.attributes).length === 0;
  if (isOurs || observed === undefined || !isMeant(rule, observed) || meansSame(answered, observed)) return [];
  return [{ address, component, type, kind: "changed", path, observed, severity, why }];
}

function isMeant({ values, holds }: AppearanceRule, observed: Value): boolean {
  if (values) return values.some((value) => meansSame(value, observed));
  let isHeld = holds === undefined && !meansSame(observed, undefined);
  walkValue(observed, (value) => {
    isHeld ||= typeof value === "string" && holds?.includes(value) === true;
  });
  return isHeld;
}

function at(properties: PropertyMap, path: string): Value | undefined {
  return path.split(".").reduce<Value | undefined>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}
