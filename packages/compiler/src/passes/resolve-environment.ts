import type { Blueprint, Component, Edge } from "@zerolake/blueprint";
import type { Diagnostic, Target } from "@zerolake/resources";
import type { Lowering, Outputs, Part } from "../lowering.ts";
import type { Resolution } from "../resolution/resolve-variants.ts";
import { zonesOf } from "../sizing/zones.ts";
import { type SettledComponents, settleComponents } from "./settle-components.ts";

/** A component with its recipe and what it tells the others. */
export interface ResolvedPart {
  readonly part: Part;
  readonly lowering: Lowering;
  readonly outputs: Outputs;
}

/** The blueprint as it will stand in one environment: everything decided, nothing lowered yet. */
export interface Environment {
  readonly target: Target;
  readonly edges: readonly Edge[];
  readonly resolutions: ReadonlyMap<string, Resolution>;
  readonly parts: ReadonlyMap<string, ResolvedPart>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Pass: settings, attachment and variants, then what every part tells the others. */
export function resolveEnvironment(blueprint: Blueprint, target: Target): Environment {
  return assemble({ ...settleComponents(blueprint, target), edges: blueprint.edges, target });
}

interface Assembly extends SettledComponents {
  readonly edges: readonly Edge[];
  readonly target: Target;
}

function assemble({ found, figures, resolutions, edges, target }: Assembly): Environment {
  const kinds = new Set(found.map(({ component }) => component.kind));
  const zones = zonesOf(found);
  const parts = new Map<string, ResolvedPart>();
  for (const { component, lowering } of found) {
    const ownFigures = figures.get(component.id);
    if (!lowering || !ownFigures) continue;
    const part: Part = { component, variant: lowering.variant, target, figures: ownFigures, zones, has: (kind) => kinds.has(kind) };
    parts.set(component.id, { part, lowering, outputs: lowering.outputs(part) });
  }
  const diagnostics = found.filter(({ lowering }) => !lowering).map(({ component }) => notOnThisCloud(component, resolutions, target));
  return { target, edges, resolutions, parts, diagnostics };
}

function notOnThisCloud(component: Component, resolutions: ReadonlyMap<string, Resolution>, target: Target): Diagnostic {
  const variant = resolutions.get(component.id)?.variant;
  return {
    severity: "error",
    code: "ZL-COMPILE-NO-RECIPE",
    message: `“${component.title}” (${component.kind}${variant ? `, ${variant}` : ""}) cannot be created on ${target.cloud} yet.`,
    target: { component: component.id },
    hint: "Choose another engine for it, or remove it from the blueprint.",
  };
}
