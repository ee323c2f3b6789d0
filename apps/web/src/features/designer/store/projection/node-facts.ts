import type { Component } from "@zerolake/blueprint";
import type { ComponentDefinition } from "@zerolake/catalog";

export function engineOf(component: Component, definition: ComponentDefinition | undefined): string | undefined {
  const chosen = component.settings["engine"];
  return typeof chosen === "string" ? chosen : definition?.engines[0]?.value;
}

/** The engine as a chip shows it: "auto → Kinesis Data Streams" once a target says what `auto` became. */
export function engineWords(engine: string | undefined, service: string | undefined): string | undefined {
  if (engine === undefined) return service;
  return engine === "auto" && service ? `auto → ${service}` : engine;
}

/** One sentence in a fixed order, spoken when the node is focused. */
export function accessibleName(facts: {
  readonly title: string;
  readonly kind: string;
  readonly engine: string | undefined;
  readonly zones?: string | undefined;
  readonly state: string | undefined;
  readonly cost?: string | undefined;
  readonly findings: string | undefined;
  readonly wiring: string;
}): string {
  return [
    facts.title,
    facts.kind,
    facts.engine,
    facts.zones,
    facts.state,
    facts.cost?.replace("/mo", " a month"),
    facts.findings,
    facts.wiring,
  ]
    .filter(Boolean)
    .join(", ");
}
