import type { Component } from "@zerolake/blueprint";
import { findDefinition, type SettingDefinition, settingsOf } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";

export interface SharedSetting {
  readonly setting: SettingDefinition;
  /** What all of them have set; `undefined` when none has, and when they differ. */
  readonly value: Value | undefined;
  readonly isMixed: boolean;
}

/** Settings that every one of several components has in the same form, with what is set. */
export function sharedSettings(components: readonly Component[]): readonly SharedSetting[] {
  const [first, ...rest] = components.map(({ kind }) => {
    const definition = findDefinition(kind);
    return definition ? settingsOf(definition) : [];
  });
  const shared = (first ?? []).filter((setting) =>
    rest.every((others) => others.some((other) => other.key === setting.key && JSON.stringify(other) === JSON.stringify(setting))),
  );
  return shared.map((setting) => {
    const values = components.map(({ settings }) => settings[setting.key]);
    const isMixed = new Set(values.map((value) => JSON.stringify(value))).size > 1;
    return { setting, isMixed, value: isMixed ? undefined : values[0] };
  });
}
