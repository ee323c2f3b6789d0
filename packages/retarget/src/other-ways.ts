import type { Blueprint, Component, Edit } from "@zerolake/blueprint";
import { appliesTo, findDefinition, settingsOf } from "@zerolake/catalog";
import { compile, deployedDesign, findLowering } from "@zerolake/compiler";
import { lint } from "@zerolake/linter";
import { hasErrors, type Target, type Value } from "@zerolake/resources";

/** Something else that a component can become on one cloud alone, by one of its settings. */
export interface OtherWay {
  /** The setting, as its form says it, and the value that leads there. */
  readonly setting: string;
  readonly value: Value;
  readonly variant: string;
  /** The cloud's own name of what it becomes. */
  readonly service: string;
  readonly gap?: string;
  readonly edit: Edit;
}

/**
 * Other ways that would work for a component on a target: another engine, or a switch of it, for which a recipe exists and no
 * check of the component or of what joins it fails. One for each variant; what holds already is not among them.
 */
export function otherWays(blueprint: Blueprint, target: Target, component: string): readonly OtherWay[] {
  const drawn = blueprint.components.find(({ id }) => id === component);
  if (!drawn) return [];
  const standing = standingOf(blueprint, target, component);
  const seen = new Set([standing?.variant]);
  return settingsToTry(standing?.component ?? drawn).flatMap(({ key, label, value }) => {
    const edit: Edit = { edit: "setTargetChoice", cloud: target.cloud, key: `${component}.${key}`, value };
    const chosen = withChoice(blueprint, target, { key: `${component}.${key}`, value });
    const variant = standingOf(chosen, target, component)?.variant;
    const recipe = variant === undefined ? undefined : findLowering(target.cloud, drawn.kind, variant);
    if (!recipe || seen.has(variant) || isBroken(chosen, target, drawn)) return [];
    seen.add(variant);
    const way = { setting: label, value, variant: recipe.variant, service: recipe.service, edit };
    return [recipe.gap === undefined ? way : { ...way, gap: recipe.gap }];
  });
}

/** Engines in the order of the catalogue, then every switch turned round. */
function settingsToTry({ kind, settings }: Component): readonly { readonly key: string; readonly label: string; readonly value: Value }[] {
  const definition = findDefinition(kind);
  if (!definition) return [];
  const engines = definition.engines.map(({ value, label }) => ({ key: "engine", label, value }));
  const switches = settingsOf(definition)
    .filter((setting) => setting.type === "boolean" && appliesTo(setting, settings))
    .map(({ key, label }) => ({ key, label, value: settings[key] !== true }));
  return [...engines, ...switches];
}

function withChoice(blueprint: Blueprint, { cloud }: Target, choice: { readonly key: string; readonly value: Value }): Blueprint {
  const choices = { ...blueprint.targetChoices[cloud], [choice.key]: choice.value };
  return { ...blueprint, targetChoices: { ...blueprint.targetChoices, [cloud]: choices } };
}

function standingOf(blueprint: Blueprint, target: Target, component: string) {
  return deployedDesign(blueprint, target).components.find(({ component: { id } }) => id === component);
}

/** True when a check of the component itself, or of a connection at it, is an error. */
function isBroken(blueprint: Blueprint, target: Target, { id }: Component): boolean {
  const edges = new Set(blueprint.edges.flatMap(({ id: edge, from, to }) => (to.component === id || from.component === id ? [edge] : [])));
  const findings = [...lint(blueprint, target).findings, ...compile(blueprint, target).diagnostics];
  return hasErrors(findings.filter((finding) => finding.target?.component === id || edges.has(finding.target?.edge ?? "")));
}
