import type { Tier, Value } from "@zerolake/resources";
import type { ComponentDefinition, SettingDefinition } from "./definition.ts";

/** The default of a setting at a tier, or `undefined` when it has none. */
export function defaultOf(setting: SettingDefinition, tier: Tier): Value | undefined {
  const given = setting.default;
  if (given !== undefined) return isByTier(given) ? given.byTier[tier] : given;
  if (setting.type !== "group") return undefined;
  const fields = setting.fields.flatMap((field) => {
    const value = defaultOf(field, tier);
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/**
 * What holds for a component: defaults of its kind at the tier, then the blueprint's settings, then overrides.
 * Groups are merged field by field; everything else is replaced whole. The engine defaults to the kind's first one.
 */
export function effectiveSettings(
  definition: ComponentDefinition,
  tier: Tier,
  ...layers: readonly Readonly<Record<string, Value>>[]
): Readonly<Record<string, Value>> {
  const effective: Record<string, Value> = {};
  const engine = definition.engines[0];
  if (engine) effective["engine"] = engine.value;
  for (const setting of definition.settings) {
    const value = defaultOf(setting, tier);
    if (value !== undefined) effective[setting.key] = value;
  }
  const groups = new Set(definition.settings.filter((setting) => setting.type === "group").map((setting) => setting.key));
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      const under = effective[key];
      effective[key] = groups.has(key) && isPlainObject(under) && isPlainObject(value) ? { ...under, ...value } : value;
    }
  }
  return effective;
}

function isByTier(value: unknown): value is { readonly byTier: Readonly<Record<Tier, Value>> } {
  return isPlainObject(value) && "byTier" in value;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, Value>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
