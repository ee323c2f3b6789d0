import { type Blueprint, type NeighbourOffer, type SettingsTarget, type SettledSettings, settleSettings } from "@zerolake/blueprint";
import { type ComponentDefinition, defaultOf, settingOf } from "@zerolake/catalog";
import type { Cloud, Tier, Value } from "@zerolake/resources";
import type { KnownEnvironment, ViewedTarget } from "../designer-state.ts";

/** What a field shows, and what it means to reset it. */
export interface SettingRow {
  /** What somebody set here; `undefined` = the default holds. */
  readonly value: Value | undefined;
  /** What holds while nothing is set here. */
  readonly defaultValue: Value | undefined;
  /** Where that comes from: a size, or the drawing. */
  readonly defaultSource: string;
  /** What connected components say. */
  readonly offer: NeighbourOffer | undefined;
  /** The value in each environment; empty where all have the same and none has its own. */
  readonly inEnvironments: readonly EnvironmentValue[];
  /** What the drawing says for one cloud only. */
  readonly onClouds: readonly { readonly cloud: Cloud; readonly value: Value }[];
}

export interface EnvironmentValue {
  readonly slug: string;
  readonly name: string;
  readonly value: Value | undefined;
  /** True when this environment overrides the drawing. */
  readonly isOwn: boolean;
}

interface Scene {
  readonly blueprint: Blueprint;
  readonly viewed: ViewedTarget;
  readonly environments: readonly KnownEnvironment[];
  /** Slug of the environment that is edited; absent = the drawing, the same everywhere. */
  readonly scope: string | undefined;
}

export interface SettingRows {
  /** What holds in the scope, by key; conditions of other settings are judged by it. */
  effective(component: string): SettledSettings["settings"];
  row(component: string, definition: ComponentDefinition, key: string): SettingRow;
}

/** What the inspector shows of settings: what is set in the scope, what would hold otherwise, and what holds in each environment. */
export function settingRows({ blueprint, viewed, environments, scope }: Scene): SettingRows {
  const settle = (target: SettingsTarget) => settleSettings(blueprint.components, blueprint, target);
  const scoped = environments.find(({ slug }) => slug === scope);
  const target = scoped?.target ?? { ...viewed.target, overrides: {} };
  const here = settle(target);
  const unchanged = scoped ? settle({ ...target, overrides: {} }) : here;
  const everywhere = environments.map((environment) => ({ ...environment, settled: settle(environment.target) }));
  const drawn = new Map(blueprint.components.map(({ id, settings }) => [id, settings]));
  return {
    effective: (component) => here.get(component)?.settings ?? {},
    row: (component, definition, key) => {
      const settled = here.get(component);
      return {
        value: scoped ? (scoped.target.overrides[component]?.[key] as Value | undefined) : drawn.get(component)?.[key],
        defaultValue: scoped
          ? unchanged.get(component)?.settings[key]
          : (settled?.offers[key]?.value ?? plainDefault(definition, key, target.tier)),
        defaultSource: scoped ? "same everywhere" : target.tier,
        offer: settled?.offers[key],
        inEnvironments: sideBySide(
          everywhere.map(({ slug, name, settled: there, target: { overrides } }) => ({
            slug,
            name,
            value: there.get(component)?.settings[key],
            isOwn: overrides[component]?.[key] !== undefined,
          })),
        ),
        onClouds: onClouds(blueprint, `${component}.${key}`),
      };
    },
  };
}

function plainDefault(definition: ComponentDefinition, key: string, tier: Tier): Value | undefined {
  if (key === "engine") return definition.engines[0]?.value;
  const setting = settingOf(definition, key);
  return setting && defaultOf(setting, tier);
}

function sideBySide(values: readonly EnvironmentValue[]): readonly EnvironmentValue[] {
  const isSame = new Set(values.map(({ value }) => JSON.stringify(value))).size <= 1;
  return isSame && values.every(({ isOwn }) => !isOwn) ? [] : values;
}

function onClouds({ targetChoices }: Blueprint, path: string): SettingRow["onClouds"] {
  return (["aws", "azure", "gcp"] as const).flatMap((cloud) => {
    const value = targetChoices[cloud]?.[path];
    return value === undefined ? [] : [{ cloud, value }];
  });
}
