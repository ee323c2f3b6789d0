import type { Blueprint, Component } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import type { Target, Tier } from "@zerolake/resources";
import { applySettings } from "./apply-settings.ts";
import { titleOfInternal } from "./internal-kinds.ts";

/** Platform kinds that a tier always has; source: `compatibility.json`, tierDefaults.attach. */
const ATTACHED_BY_TIER: Readonly<Record<Tier, readonly string[]>> = {
  prototype: [],
  standard: ["network", "monitoring", "budget"],
  production: ["network", "monitoring", "budget", "encryption-key"],
};

/** Parts of every environment that nobody draws: where code and files lie that the created services run. */
const ALWAYS_ATTACHED: readonly string[] = ["artefact-store"];

/**
 * Pass: platform components that the tier promises, or that a resolved variant cannot do without, attach themselves.
 * `policies.omit` keeps a promise of the tier away, never a need.
 */
export function attachPlatform(
  components: readonly Component[],
  blueprint: Blueprint,
  target: Target,
  needed: readonly string[],
): readonly Component[] {
  const attached = missing(components, [...ALWAYS_ATTACHED, ...promisedBy(blueprint, target), ...needed]);
  return [...components, ...applySettings(attached, blueprint, target)];
}

/** The same for what the tier promises alone, whatever the recipes need. */
export function attachPromised(components: readonly Component[], blueprint: Blueprint, target: Target): readonly Component[] {
  return [...components, ...applySettings(missing(components, promisedBy(blueprint, target)), blueprint, target)];
}

function promisedBy(blueprint: Blueprint, target: Target): readonly string[] {
  return ATTACHED_BY_TIER[target.tier].filter((kind) => !blueprint.policies.omit.includes(kind));
}

/** Parts of these kinds that nobody drew. */
function missing(components: readonly Component[], kinds: readonly string[]): readonly Component[] {
  const present = new Set(components.map((component) => component.kind));
  const ids = new Set(components.map((component) => component.id));
  const absent = [...new Set(kinds)].filter((kind) => !present.has(kind));
  return absent.map((kind) => ({ id: freeId(kind, ids), kind, title: titleOf(kind), settings: {} }));
}

/** Some platform component took the obvious id for something else: append the first free number. */
function freeId(kind: string, taken: ReadonlySet<string>): string {
  if (!taken.has(kind)) return kind;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`;
  }
}

function titleOf(kind: string): string {
  return findDefinition(kind)?.title ?? titleOfInternal(kind) ?? kind;
}
