import { type Blueprint, type Component, settleSettings } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";

/** Pass: every component gets its effective settings – tier default, neighbours, blueprint, choices of the cloud, environment. */
export function applySettings(components: readonly Component[], blueprint: Blueprint, target: Target): readonly Component[] {
  const settled = settleSettings(components, blueprint, target);
  return components.map((component) => ({ ...component, settings: settled.get(component.id)?.settings ?? component.settings }));
}
