import { type Blueprint, type Component, checkValue, type Settings } from "@zerolake/blueprint";
import { appliesTo, type ComponentDefinition, type SettingDefinition } from "@zerolake/catalog";
import { canonicalJson, isMap, type Target, type Value } from "@zerolake/resources";
import { candidateValues, type Seen } from "./candidate-values.ts";
import type { SettingChange, SettingPlace } from "./setting-change.ts";

export interface Questioned {
  readonly blueprint: Pick<Blueprint, "targetChoices">;
  readonly target: Pick<Target, "cloud" | "overrides">;
  readonly component: Component;
  readonly definition: ComponentDefinition;
  /** What holds for the component now, defaults included. */
  readonly effective: Settings;
}

/**
 * Changes of one setting each that could lead to the observed value, the most likely first: those whose present value stands in what
 * the design wants, then the others. The engine is never changed: another engine is another design.
 */
export function candidateChanges(questioned: Questioned, seen: Seen): readonly SettingChange[] {
  const { definition, effective } = questioned;
  const settings = definition.settings.filter((setting) => appliesTo(setting, effective) && hasCloud(setting, questioned.target));
  const changes = settings.flatMap((setting) => changesOf(setting, questioned, seen));
  return [...changes].sort((left, right) => rankOf(left, seen) - rankOf(right, seen));
}

function hasCloud({ clouds }: SettingDefinition, { cloud }: Questioned["target"]): boolean {
  return clouds === undefined || clouds.includes(cloud);
}

function changesOf(setting: SettingDefinition, questioned: Questioned, seen: Seen): readonly SettingChange[] {
  const { key } = setting;
  const { component, effective } = questioned;
  const place = placeOf(key, questioned);
  const held = effective[key];
  const change = (value: Value | undefined, part: Pick<SettingChange, "field" | "before" | "after">): SettingChange => ({
    place,
    component: component.id,
    key,
    ...part,
    ...(value === undefined ? {} : { value }),
  });
  const whole = (after: Value | undefined) =>
    change(after, { ...(held === undefined ? {} : { before: held }), ...(after === undefined ? {} : { after }) });
  const parts = partsOf(setting, held).flatMap(({ field, form, value }) =>
    candidateValues(form, value, seen).map((after) =>
      change(
        { ...(setting.type === "group" ? asMap(ownValue(key, questioned)) : asMap(held)), [field]: after },
        { field, ...(value === undefined ? {} : { before: value }), after },
      ),
    ),
  );
  const values = parts.length > 0 || setting.type === "group" ? [] : candidateValues(setting, held, seen).map(whole);
  const unset = ownValue(key, questioned) === undefined ? [] : [whole(undefined)];
  return [...values, ...parts, ...unset].filter(({ value }) => value === undefined || checkValue(setting, value).length === 0);
}

/** Fields of a group, or the entries that a map has; their values are settings of their own. */
function partsOf(setting: SettingDefinition, held: Value | undefined) {
  if (setting.type === "group") return setting.fields.map((form) => ({ field: form.key, form, value: asMap(held)[form.key] }));
  if (setting.type !== "map") return [];
  return Object.entries(asMap(held)).map(([field, value]) => ({ field, form: setting.value, value }));
}

/** The topmost layer that sets it decides; what nobody sets is set in the design. */
function placeOf(key: string, { blueprint, target, component }: Questioned): SettingPlace {
  if (asMap(target.overrides[component.id] as Value | undefined)[key] !== undefined) return { in: "environment" };
  const isChosen = blueprint.targetChoices[target.cloud]?.[`${component.id}.${key}`] !== undefined;
  return isChosen ? { in: "choices", cloud: target.cloud } : { in: "design" };
}

/** What the deciding layer itself says, without what it inherits. */
function ownValue(key: string, questioned: Questioned): Value | undefined {
  const { blueprint, target, component } = questioned;
  const place = placeOf(key, questioned);
  if (place.in === "environment") return asMap(target.overrides[component.id] as Value | undefined)[key];
  return place.in === "choices" ? blueprint.targetChoices[place.cloud]?.[`${component.id}.${key}`] : component.settings[key];
}

function rankOf({ before, after, key }: SettingChange, { wanted }: Seen): number {
  if (after === undefined) return 3;
  if (before !== undefined && wanted !== undefined && canonicalJson(before) === canonicalJson(wanted)) return 0;
  return wanted !== undefined && before !== undefined && canonicalJson(wanted).includes(String(before)) && key !== "" ? 1 : 2;
}

function asMap(value: Value | undefined): Readonly<Record<string, Value>> {
  return isMap(value) ? value : {};
}
