import type { Component } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import type { KnownEnvironment } from "../designer-state.ts";
import { wordsOfValue } from "./setting-text.ts";

interface Override {
  readonly environment: Pick<KnownEnvironment, "slug" | "name">;
  readonly component: Pick<Component, "id" | "title">;
  readonly setting: SettingDefinition;
  readonly value: Value | undefined;
}

/** The environments as they are once an override is stored. */
export function withOverride(
  environments: readonly KnownEnvironment[],
  { environment, component, setting, value }: Override,
): readonly KnownEnvironment[] {
  return environments.map((known) => {
    if (known.slug !== environment.slug) return known;
    const { [setting.key]: _before, ...rest } = known.target.overrides[component.id] ?? {};
    const own = value === undefined ? rest : { ...rest, [setting.key]: value };
    return { ...known, target: { ...known.target, overrides: { ...known.target.overrides, [component.id]: own } } };
  });
}

/** What an override means, once it is stored. */
export function overrideWords({ environment, component, setting, value }: Override): string {
  const what = `${setting.label} of ${component.title}`;
  if (value === undefined) return `${what} is the same in ${environment.name} as everywhere again, from the next deployment on.`;
  return `${what} is ${wordsOfValue(setting, value) || "empty"} in ${environment.name} from the next deployment on.`;
}
