import { COMPONENT_ID_PATTERN, TIERS, type Tier } from "@zerolake/resources";
import { type Blueprint, type Component, type Edge, EMPTY_BLUEPRINT, EMPTY_LAYOUT, type Layout, SCHEMA_VERSION } from "../document.ts";
import { indexBlueprint, jointOf } from "../validation/blueprint-index.ts";
import { checkJoint } from "../validation/check-edge.ts";
import { componentSchema, edgeSchema, frameSchema, pointSchema } from "./document-schema.ts";
import { readJson } from "./read-json.ts";

/** What can be drawn of a document that cannot be read. */
export interface Salvage {
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  /** Why it cannot be read, as the clause of a sentence: "component “Oracle” is from a newer version". */
  readonly because: string;
  readonly componentsLeftOut: number;
  readonly edgesLeftOut: number;
}

/**
 * Reads as much of a document as this version understands, to look at and never to store: components with an id, a kind
 * and a title – also of kinds that nobody knows here – and the edges that join them. Never throws; rubbish gives an empty
 * drawing. Linear.
 */
export function salvageBlueprint(document: unknown, layout: unknown): Salvage {
  const json = readJson(document);
  const raw = json.ok && isRecord(json.value) ? json.value : {};
  const components = componentsIn(raw["components"]);
  const edges = edgesIn(raw["edges"], components);
  const blueprint: Blueprint = { ...EMPTY_BLUEPRINT, components, edges, tier: tierIn(raw["tier"]) };
  return {
    blueprint,
    layout: layoutIn(layout),
    because: reasonOf(raw, blueprint),
    componentsLeftOut: listOf(raw["components"]).length - components.length,
    edgesLeftOut: listOf(raw["edges"]).length - edges.length,
  };
}

function reasonOf(raw: Readonly<Record<string, unknown>>, blueprint: Blueprint): string {
  const { definitions } = indexBlueprint(blueprint);
  const unknown = blueprint.components.filter(({ id }) => !definitions.has(id));
  const version = raw["schemaVersion"];
  const [first] = unknown;
  if (first) {
    const others = unknown.length - 1;
    if (others === 0) return `component “${first.title}” is from a newer version`;
    return `component “${first.title}” and ${others} more are from a newer version`;
  }
  if (typeof version === "number" && version > SCHEMA_VERSION)
    return `it was written by a newer version, with schema ${version}; this one reads up to ${SCHEMA_VERSION}`;
  return "part of it has a form that this version does not know";
}

function componentsIn(value: unknown): readonly Component[] {
  const found = new Map<string, Component>();
  for (const item of listOf(value)) {
    const parsed = componentSchema.safeParse(only(item, ["id", "kind", "title", "settings"]));
    const bare = parsed.success ? parsed : componentSchema.safeParse(only(item, ["id", "kind", "title"]));
    if (bare.success && COMPONENT_ID_PATTERN.test(bare.data.id) && !found.has(bare.data.id)) found.set(bare.data.id, bare.data);
  }
  return [...found.values()];
}

function edgesIn(value: unknown, components: readonly Component[]): readonly Edge[] {
  const index = indexBlueprint({ components, edges: [] });
  const joints = new Set<string>();
  const found = new Map<string, Edge>();
  for (const item of listOf(value)) {
    const parsed = edgeSchema.safeParse(only(item, ["id", "from", "to"]));
    if (!parsed.success || found.has(parsed.data.id) || joints.has(jointOf(parsed.data))) continue;
    if (!checkJoint(index, parsed.data).ok) continue;
    joints.add(jointOf(parsed.data));
    found.set(parsed.data.id, parsed.data);
  }
  return [...found.values()];
}

function layoutIn(value: unknown): Layout {
  if (!isRecord(value)) return EMPTY_LAYOUT;
  const places = isRecord(value["positions"]) ? Object.entries(value["positions"]) : [];
  return {
    positions: Object.fromEntries(
      places.flatMap(([id, place]) => {
        const parsed = pointSchema.safeParse(place);
        return parsed.success && COMPONENT_ID_PATTERN.test(id) ? [[id, parsed.data] as const] : [];
      }),
    ),
    frames: listOf(value["frames"]).flatMap((frame) => {
      const parsed = frameSchema.safeParse(frame);
      return parsed.success ? [parsed.data] : [];
    }),
  };
}

function tierIn(value: unknown): Tier {
  return TIERS.find((tier) => tier === value) ?? EMPTY_BLUEPRINT.tier;
}

/** What a newer version added beside these keys is left out, not refused. */
function only(value: unknown, keys: readonly string[]): unknown {
  return isRecord(value) ? Object.fromEntries(keys.flatMap((key) => (key in value ? [[key, value[key]]] : []))) : value;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
