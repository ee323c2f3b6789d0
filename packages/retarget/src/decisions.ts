import type { Blueprint, Component, Edit } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { deployedDesign, findLowering } from "@zerolake/compiler";
import { lint } from "@zerolake/linter";
import { hasErrors, type Target } from "@zerolake/resources";

/** Another engine for one component, on one cloud alone. */
export interface EngineChoice {
  readonly engine: string;
  readonly label: string;
  readonly variant: string;
  /** The cloud's own name of what it becomes. */
  readonly service: string;
  readonly gap?: string;
  readonly edit: Edit;
}

/**
 * Engines that would work for a component on a target, each with what it becomes there: a recipe exists and no check of the
 * component fails. One for each variant, in the order of the catalogue; what holds already is not among them.
 */
export function engineChoices(blueprint: Blueprint, target: Target, component: string): readonly EngineChoice[] {
  const drawn = blueprint.components.find(({ id }) => id === component);
  const engines = drawn && findDefinition(drawn.kind)?.engines;
  if (!drawn || !engines) return [];
  const seen = new Set([variantOf(blueprint, target, component)]);
  return engines.flatMap(({ value, label }) => {
    const edit: Edit = { edit: "setTargetChoice", cloud: target.cloud, key: `${component}.engine`, value };
    const chosen = withChoice(blueprint, target, { key: `${component}.engine`, value });
    const variant = variantOf(chosen, target, component);
    const recipe = variant === undefined ? undefined : findLowering(target.cloud, drawn.kind, variant);
    if (!recipe || seen.has(variant) || isBroken(chosen, target, drawn)) return [];
    seen.add(variant);
    const choice = { engine: value, label, variant: recipe.variant, service: recipe.service, edit };
    return [recipe.gap === undefined ? choice : { ...choice, gap: recipe.gap }];
  });
}

function withChoice(blueprint: Blueprint, { cloud }: Target, choice: { readonly key: string; readonly value: string }): Blueprint {
  const choices = { ...blueprint.targetChoices[cloud], [choice.key]: choice.value };
  return { ...blueprint, targetChoices: { ...blueprint.targetChoices, [cloud]: choices } };
}

function variantOf(blueprint: Blueprint, target: Target, component: string): string | undefined {
  return deployedDesign(blueprint, target).components.find(({ component: { id } }) => id === component)?.variant;
}

/** True when a check of the component itself, or of what flows into it, is an error. */
function isBroken(blueprint: Blueprint, target: Target, { id }: Component): boolean {
  const into = new Set(blueprint.edges.flatMap((edge) => (edge.to.component === id || edge.from.component === id ? [edge.id] : [])));
  const { findings } = lint(blueprint, target);
  return hasErrors(findings.filter((finding) => finding.target?.component === id || into.has(finding.target?.edge ?? "")));
}
