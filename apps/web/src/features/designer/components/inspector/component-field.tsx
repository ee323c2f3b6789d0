"use client";

import { type Component, neighbourChoices } from "@zerolake/blueprint";
import { type ComponentDefinition, isRequired, type SettingDefinition } from "@zerolake/catalog";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useChangeSetting } from "../../hooks/use-change-setting.ts";
import { resetOnCloud } from "../../store/edit/set.ts";
import type { SettingRows } from "../../store/inspector/setting-rows.ts";
import { ComponentLinks } from "./component-links.tsx";
import { SettingField } from "./setting-field.tsx";
import { ValuesElsewhere } from "./values-elsewhere.tsx";

interface ComponentFieldProps {
  readonly component: Component;
  readonly definition: ComponentDefinition;
  readonly setting: SettingDefinition;
  readonly rows: SettingRows;
  readonly problem: string | undefined;
}

/** A setting of one component: what is set in the chosen scope, what neighbours say, and what holds in each environment. */
export function ComponentField({ component, definition, setting, rows, problem }: ComponentFieldProps) {
  const store = useDesignerStore();
  const { blueprint } = useDesigner((state) => state.log.current);
  const cloud = useDesigner((state) => state.viewed.target.cloud);
  const { canChange, change } = useChangeSetting(component, setting);
  const { offer, value, defaultValue, defaultSource, inEnvironments, onClouds } = rows.row(component.id, definition, setting.key);
  const titleOf = (id: string) => blueprint.components.find((candidate) => candidate.id === id)?.title ?? id;
  const isIgnored = setting.clouds !== undefined && !setting.clouds.includes(cloud);
  return (
    <SettingField
      {...{ setting, value, defaultValue, defaultSource, problem }}
      isReadOnly={!canChange}
      isRequired={isRequired(setting, rows.effective(component.id))}
      ignoredBecause={isIgnored ? ignoredWords(setting, CLOUD_NAMES[cloud]) : undefined}
      neighbour={offer ? { offer, sources: <ComponentLinks ids={offer.from} /> } : undefined}
      namesAt={(path) =>
        neighbourChoices(component, path, { ...blueprint, settingsOf: ({ id }) => rows.effective(id) }).map(({ name, from }) => ({
          name,
          from: titleOf(from),
        }))
      }
      below={
        <ValuesElsewhere
          {...{ setting, inEnvironments, onClouds }}
          isReadOnly={!canChange}
          onResetCloud={(on) => resetOnCloud(store, { cloud: on, component: component.id, setting })}
        />
      }
      onChange={(next) => change(next, value)}
    />
  );
}

function ignoredWords({ clouds = [] }: SettingDefinition, here: string): string {
  const used = clouds.map((cloud) => CLOUD_NAMES[cloud]).join(" and ");
  return `It is ignored on ${here} and used only on ${used}.`;
}
