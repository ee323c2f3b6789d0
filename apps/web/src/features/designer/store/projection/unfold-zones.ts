import type { Component } from "@zerolake/blueprint";
import { type ComponentDefinition, defaultOf, settingOf } from "@zerolake/catalog";
import type { Tier } from "@zerolake/resources";
import type { ComponentFlowNode, DesignFlowNode } from "./flow-types.ts";
import { ZONE_ROW_PX } from "./node-geometry.ts";

const NONE: readonly string[] = [];

/** Zones of a store (bronze, silver, raw …): the setting of its kind that names them, as chosen or by default. */
export function zonesOf(component: Component, definition: ComponentDefinition | undefined, tier: Tier): readonly string[] {
  const setting = definition && settingOf(definition, "zones");
  if (setting?.type !== "textList") return NONE;
  const value = component.settings[setting.key] ?? defaultOf(setting, tier);
  return Array.isArray(value) ? [...new Set(value.filter((zone): zone is string => typeof zone === "string"))] : NONE;
}

interface Unfolding {
  readonly tier: Tier;
  /** Components whose zones are shown. */
  readonly unfolded: ReadonlySet<string>;
}

/**
 * Gives unfolded nodes a row for each zone; they lie above their neighbours, since looking inside moves nothing. It
 * remembers its last result, so that a node that says the same keeps its object.
 */
export function createZoneUnfolding(): (nodes: readonly DesignFlowNode[], unfolding: Unfolding) => readonly DesignFlowNode[] {
  let known = new Map<string, { readonly base: ComponentFlowNode; readonly tier: Tier; readonly node: ComponentFlowNode }>();
  return (nodes, { tier, unfolded }) => {
    if (unfolded.size === 0) return nodes;
    const next: typeof known = new Map();
    const shown = nodes.map((base) => {
      if (base.type !== "component" || !unfolded.has(base.id)) return base;
      const before = known.get(base.id);
      const kept = before?.base === base && before.tier === tier ? before : { base, tier, node: withZones(base, tier) };
      next.set(base.id, kept);
      return kept.node;
    });
    known = next;
    return shown;
  };
}

function withZones(node: ComponentFlowNode, tier: Tier): ComponentFlowNode {
  const zones = zonesOf(node.data.component, node.data.definition, tier);
  if (zones.length === 0) return node;
  const size = { width: node.width ?? 0, height: (node.height ?? 0) + zones.length * ZONE_ROW_PX };
  return { ...node, ...size, measured: size, zIndex: 1, data: { ...node.data, zones } };
}
