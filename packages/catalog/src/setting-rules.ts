import type { Value } from "@zerolake/resources";
import type { ComponentDefinition, Condition, SettingDefinition } from "./definition.ts";

type EffectiveSettings = Readonly<Record<string, Value>>;

/** The setting of a kind by its key; `engine` is generated from the kind's engines. */
export function settingOf(definition: ComponentDefinition, key: string): SettingDefinition | undefined {
  return key === "engine" ? engineSetting(definition) : definition.settings.find((setting) => setting.key === key);
}

/** What the inspector lists, engine first; a kind with one engine has nothing to choose. */
export function settingsOf(definition: ComponentDefinition): readonly SettingDefinition[] {
  return definition.engines.length > 1 ? [engineSetting(definition), ...definition.settings] : definition.settings;
}

/** Means something, given the engine and the other settings; the inspector hides the rest. */
export function appliesTo(setting: SettingDefinition, effective: EffectiveSettings): boolean {
  const engine = effective["engine"];
  if (setting.engines && !(typeof engine === "string" && setting.engines.includes(engine))) return false;
  return setting.appliesWhen === undefined || holds(setting.appliesWhen, effective);
}

/** Must be answered, given the engine and the other settings. */
export function isRequired(setting: SettingDefinition, effective: EffectiveSettings): boolean {
  if (!appliesTo(setting, effective)) return false;
  return setting.required === true || (setting.requiredWhen !== undefined && holds(setting.requiredWhen, effective));
}

function engineSetting(definition: ComponentDefinition): SettingDefinition {
  return {
    key: "engine",
    type: "choice",
    label: definition.engineLabel ?? "Engine",
    help: "A named one is kept on every cloud that has it.",
    level: "basic",
    options: definition.engines,
  };
}

function holds(condition: Condition, effective: EffectiveSettings): boolean {
  return condition.in.includes(effective[condition.setting] ?? null);
}
