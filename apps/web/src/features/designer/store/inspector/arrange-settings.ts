import { appliesTo, type SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";

export interface SettingGroup {
  readonly title: string;
  readonly settings: readonly SettingDefinition[];
}

/** Settings that mean something now, basic ones apart, advanced ones by their heading in order of first appearance. */
export function arrangeSettings(
  settings: readonly SettingDefinition[],
  effective: Readonly<Record<string, Value>>,
): { readonly basic: readonly SettingDefinition[]; readonly advanced: readonly SettingGroup[] } {
  const applicable = settings.filter((setting) => appliesTo(setting, effective));
  const groups = new Map<string, SettingDefinition[]>();
  for (const setting of applicable) {
    if (setting.level === "basic") continue;
    const title = setting.group ?? "More";
    const list = groups.get(title);
    if (list) list.push(setting);
    else groups.set(title, [setting]);
  }
  return {
    basic: applicable.filter((setting) => setting.level === "basic"),
    advanced: [...groups].map(([title, members]) => ({ title, settings: members })),
  };
}

export function matchesQuery(setting: SettingDefinition, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return [setting.label, setting.key, setting.help, setting.group].some((text) => text?.toLowerCase().includes(wanted));
}
