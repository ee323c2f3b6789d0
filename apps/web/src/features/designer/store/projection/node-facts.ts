import type { Component } from "@zerolake/blueprint";
import { type ComponentDefinition, defaultOf } from "@zerolake/catalog";
import type { Tier } from "@zerolake/resources";

/** Required settings that have neither a value nor a default at the tier: what "Needs 2 answers" counts. */
export function missingAnswers(component: Component, definition: ComponentDefinition | undefined, tier: Tier): readonly string[] {
  if (!definition) return [];
  const engine = engineOf(component, definition);
  return definition.settings
    .filter((setting) => setting.required && (!setting.engines || (engine !== undefined && setting.engines.includes(engine))))
    .filter((setting) => isBlank(component.settings[setting.key]) && defaultOf(setting, tier) === undefined)
    .map((setting) => setting.key);
}

export function engineOf(component: Component, definition: ComponentDefinition | undefined): string | undefined {
  const chosen = component.settings["engine"];
  return typeof chosen === "string" ? chosen : definition?.engines[0]?.value;
}

/** The engine as a chip shows it: "auto → Kinesis Data Streams" once a target says what `auto` became. */
export function engineWords(engine: string | undefined, service: string | undefined): string | undefined {
  if (engine === undefined) return service;
  return engine === "auto" && service ? `auto → ${service}` : engine;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** One sentence in a fixed order, spoken when the node is focused. */
export function accessibleName(facts: {
  readonly title: string;
  readonly kind: string;
  readonly engine: string | undefined;
  readonly state: string | undefined;
  readonly findings: string | undefined;
  readonly wiring: string;
}): string {
  return [facts.title, facts.kind, facts.engine, facts.state, facts.findings, facts.wiring].filter(Boolean).join(", ");
}
