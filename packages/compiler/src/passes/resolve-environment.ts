import type { Blueprint, Component, Edge } from "@zerolake/blueprint";
import type { Diagnostic, Target } from "@zerolake/resources";
import type { Lowering, Outputs, Part } from "../lowering.ts";
import { findLowering } from "../lowering-registry.ts";
import { type Resolution, resolveVariants } from "../resolution/resolve-variants.ts";
import { figuresOf } from "../sizing/figures.ts";
import { zonesOf } from "../sizing/zones.ts";
import { applySettings } from "./apply-settings.ts";
import { attachPlatform } from "./attach-platform.ts";

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

/** Variant of parts that only a compiler attaches; they are not in the resolution rules because nobody chooses them. */
const INTERNAL_VARIANTS: Readonly<Record<string, string>> = { "artefact-store": "s3" };

/**
 * Pass: settings, attachment and variants until nothing changes any more. A variant may need a platform part, whose
 * presence may change settings of nobody else; kinds only grow, so it ends after at most as many rounds as kinds.
 */
export function resolveEnvironment(blueprint: Blueprint, target: Target): Environment {
  const drawn = applySettings(blueprint.components, blueprint, target);
  let needed: readonly string[] = [];
  for (;;) {
    const components = attachPlatform(drawn, blueprint, target, needed);
    const figures = figuresOf(components, blueprint.edges);
    const resolutions = resolveVariants({
      components: components.filter((component) => !(component.kind in INTERNAL_VARIANTS)),
      edges: blueprint.edges,
      figures,
      target,
    });
    const found = components.map((component) => ({ component, lowering: loweringOf(component, resolutions, target) }));
    const needs = [...new Set(found.flatMap(({ lowering }) => lowering?.needs ?? []))].sort();
    if (needs.every((kind) => components.some((component) => component.kind === kind))) {
      return assemble({ found, figures, resolutions, edges: blueprint.edges, target });
    }
    needed = [...new Set([...needed, ...needs])];
  }
}

interface Assembly {
  readonly found: readonly { readonly component: Component; readonly lowering: Lowering | undefined }[];
  readonly figures: ReturnType<typeof figuresOf>;
  readonly resolutions: ReadonlyMap<string, Resolution>;
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

function loweringOf(component: Component, resolutions: ReadonlyMap<string, Resolution>, target: Target): Lowering | undefined {
  const variant = INTERNAL_VARIANTS[component.kind] ?? resolutions.get(component.id)?.variant;
  return variant === undefined ? undefined : findLowering(target.cloud, component.kind, variant);
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
