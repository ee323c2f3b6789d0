import type { SettingDefinition } from "@zerolake/catalog";
import { type Cloud, cloudName, type Value } from "@zerolake/resources";

interface Change {
  readonly setting: SettingDefinition;
  /** Of the component. */
  readonly title: string;
  readonly value: Value;
  /** Given when the change holds for this cloud only. */
  readonly cloud?: Cloud;
}

/** The change as a button says it: verb, setting, component, and the cloud where it matters. */
export function fixLabel({ setting, title, value, cloud }: Change): string {
  const where = cloud === undefined ? "" : ` on ${cloudName(cloud)}`;
  const name = `“${setting.label}” of “${title}”`;
  if (typeof value === "boolean") return `Turn ${name} ${value ? "on" : "off"}${where}`;
  return `Set ${name} to ${shown(setting, value)}${where}`;
}

function shown(setting: SettingDefinition, value: Value): string {
  if (setting.type === "choice") return `“${setting.options.find((option) => option.value === value)?.label ?? String(value)}”`;
  return setting.type === "number" && setting.unit !== undefined ? `${String(value)} ${setting.unit}` : String(value);
}
