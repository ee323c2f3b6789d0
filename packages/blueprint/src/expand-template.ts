import type { Template } from "@zerolake/catalog";
import { parseBlueprint } from "./document/parse-blueprint.ts";
import { type Blueprint, SCHEMA_VERSION } from "./document.ts";

/** The blueprint of a template. A template that does not validate is a mistake of ours, so it throws. */
export function expandTemplate(template: Template): Blueprint {
  const { components, edges, workload, tier, targetChoices } = template;
  const parsed = parseBlueprint({ schemaVersion: SCHEMA_VERSION, components, edges, workload, tier, targetChoices });
  if (parsed.ok) return parsed.value.blueprint;
  throw new Error(`Template "${template.id}" is not a blueprint: ${parsed.error.map((finding) => finding.message).join(" ")}`);
}
