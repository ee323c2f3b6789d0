import type { Blueprint, Component, Settings } from "@zerolake/blueprint";
import { effectiveSettings, findDefinition } from "@zerolake/catalog";
import type { Target, Value } from "@zerolake/resources";

/** Pass: every component gets its effective settings – tier default, blueprint, choices of the cloud, environment. */
export function applySettings(components: readonly Component[], blueprint: Blueprint, target: Target): readonly Component[] {
  const choices = blueprint.targetChoices[target.cloud] ?? {};
  return components.map((component) => {
    const definition = findDefinition(component.kind);
    if (!definition) return component;
    const overrides = (target.overrides[component.id] ?? {}) as Settings;
    return {
      ...component,
      settings: effectiveSettings(definition, target.tier, component.settings, choicesFor(component.id, choices), overrides),
    };
  });
}

/** `{ "stream.sku": "premium" }` → `{ sku: "premium" }` for component `stream`. */
function choicesFor(componentId: string, choices: Settings): Record<string, Value> {
  const prefix = `${componentId}.`;
  return Object.fromEntries(
    Object.entries(choices).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  );
}
