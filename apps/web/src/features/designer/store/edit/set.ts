import { type Edge, type Edit, TAG_NAME_PATTERN, TAG_VALUE_PATTERN, TAGS_MAX } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Cloud, Tier, Value } from "@zerolake/resources";
import type { DesignerStore } from "../designer-state.ts";
import { commit } from "./commit.ts";

interface SettingChange {
  readonly components: readonly string[];
  readonly setting: Pick<SettingDefinition, "key" | "label">;
  /** `undefined` takes the setting away, so that the default holds. */
  readonly value: Value | undefined;
}

/** Sets one setting of one or several components, as one step. Setting what holds already is no edit. */
export function setSetting(store: DesignerStore, { components, setting, value }: SettingChange): void {
  const { blueprint } = store.getState().log.current;
  const edits = components.flatMap((id): Edit[] => {
    const component = blueprint.components.find((candidate) => candidate.id === id);
    if (!component || JSON.stringify(component.settings[setting.key]) === JSON.stringify(value)) return [];
    return value === undefined
      ? [{ edit: "unsetSetting", component: id, key: setting.key }]
      : [{ edit: "setSetting", component: id, key: setting.key, value }];
  });
  const where =
    components.length === 1 ? blueprint.components.find(({ id }) => id === components[0])?.title : `${components.length} components`;
  commit(store, { label: `${value === undefined ? "reset" : "set"} ${setting.label} of ${where}`, edits });
}

/** What the drawing says for one cloud only goes, so that the setting is the same there as everywhere. */
export function resetOnCloud(
  store: DesignerStore,
  {
    cloud,
    component,
    setting,
  }: { readonly cloud: Cloud; readonly component: string; readonly setting: Pick<SettingDefinition, "key" | "label"> },
): void {
  commit(store, {
    label: `reset ${setting.label} on ${cloud}`,
    edits: [{ edit: "setTargetChoice", cloud, key: `${component}.${setting.key}` }],
  });
}

/** Tags that everything created gets. False for a name or a value that some cloud does not take. */
export function setTags(store: DesignerStore, tags: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(tags);
  const isFit = entries.every(([name, value]) => TAG_NAME_PATTERN.test(name) && TAG_VALUE_PATTERN.test(value));
  if (!isFit || entries.length > TAGS_MAX) return false;
  const { tags: before = {}, ...policies } = store.getState().log.current.blueprint.policies;
  if (JSON.stringify(before) === JSON.stringify(tags)) return true;
  return commit(store, {
    label: "change tags",
    edits: [{ edit: "setPolicies", policies: entries.length === 0 ? policies : { ...policies, tags } }],
  });
}

/** Where in the tables an edge writes; `undefined` leaves that to the rule. */
export function setEdgeZone(store: DesignerStore, edge: Edge, zone: string | undefined): void {
  const { zone: _before, ...rest } = edge.settings ?? {};
  const settings = zone === undefined ? rest : { ...rest, zone };
  const isBare = Object.keys(settings).length === 0;
  commit(store, {
    label: zone === undefined ? "reset the zone of a connection" : `write zone ${zone}`,
    edits: [{ edit: "setEdgeSettings", edge: edge.id, ...(isBare ? {} : { settings }) }],
  });
}

export function renameComponent(store: DesignerStore, component: string, title: string): void {
  commit(store, { label: `rename to ${title}`, edits: [{ edit: "renameComponent", component, title }] });
}

export function setTier(store: DesignerStore, tier: Tier): void {
  if (store.getState().log.current.blueprint.tier === tier) return;
  commit(store, { label: `size ${tier}`, edits: [{ edit: "setTier", tier }] });
}

/** A figure about the load; `undefined` takes it away. */
export function setWorkload(store: DesignerStore, figure: string, value: number | undefined): void {
  if (store.getState().log.current.blueprint.workload[figure] === value) return;
  commit(store, { label: `set ${figure}`, edits: [{ edit: "setWorkload", figure, ...(value === undefined ? {} : { value }) }] });
}

/** Region that data must not leave; an empty one lets it go anywhere. Refuses what is no region's name. */
export function setResidency(store: DesignerStore, region: string): boolean {
  if (!/^[a-z0-9-]{0,60}$/.test(region)) return false;
  const { residencyRegion, ...policies } = store.getState().log.current.blueprint.policies;
  if (region === (residencyRegion ?? "")) return true;
  commit(store, {
    label: "say where data stays",
    edits: [{ edit: "setPolicies", policies: region === "" ? policies : { ...policies, residencyRegion: region } }],
  });
  return true;
}
