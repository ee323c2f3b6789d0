import type { Blueprint, Settings } from "@zerolake/blueprint";
import type { Cloud, Target, Value } from "@zerolake/resources";

/** Where a setting stands: in the drawing, in its choices for one cloud, or in what the environment sets for itself. */
export type SettingPlace = { readonly in: "design" } | { readonly in: "choices"; readonly cloud: Cloud } | { readonly in: "environment" };

/** One setting with another value, at the place that decides it. */
export interface SettingChange {
  readonly place: SettingPlace;
  readonly component: string;
  readonly key: string;
  /** Field of a group or entry of a map that differs, for a person; absent where the whole setting does. */
  readonly field?: string;
  /** What holds now, a default included. */
  readonly before?: Value;
  /** Absent: the setting goes, so that its default holds. */
  readonly after?: Value;
  /** What is written at the place: for a field, the whole setting with it. */
  readonly value?: Value;
}

interface Changeable {
  readonly blueprint: Blueprint;
  readonly target: Pick<Target, "overrides">;
}

/** Design and target with the change made. */
export function applyChange({ blueprint, target }: Changeable, change: SettingChange): Changeable {
  const { place, component, key } = change;
  switch (place.in) {
    case "design": {
      const components = blueprint.components.map((one) =>
        one.id === component ? { ...one, settings: withSetting(one.settings, key, change.value) } : one,
      );
      return { blueprint: { ...blueprint, components }, target };
    }
    case "choices": {
      const choices = withSetting(blueprint.targetChoices[place.cloud] ?? {}, `${component}.${key}`, change.value);
      return { blueprint: { ...blueprint, targetChoices: { ...blueprint.targetChoices, [place.cloud]: choices } }, target };
    }
    case "environment": {
      const own = withSetting((target.overrides[component] ?? {}) as Settings, key, change.value);
      return { blueprint, target: { ...target, overrides: { ...target.overrides, [component]: own } } };
    }
  }
}

function withSetting(settings: Settings, key: string, value: Value | undefined): Settings {
  const { [key]: _, ...others } = settings;
  return value === undefined ? others : { ...settings, [key]: value };
}
