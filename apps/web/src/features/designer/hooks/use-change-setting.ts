"use client";

import type { Component } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { setSetting } from "../store/edit/set.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { useOverride } from "./use-override.ts";

/** Changes a setting where the inspector's scope says: in the drawing, or in one environment only. */
export function useChangeSetting(component: Pick<Component, "id" | "title">, setting: SettingDefinition) {
  const store = useDesignerStore();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const environment = useDesigner(({ environments, settingsFor }) => environments.find(({ slug }) => slug === settingsFor));
  const missing = useMissingPermission("environment:edit", environment ? { environment: environment.slug } : {});
  const override = useOverride();
  return {
    canChange: canEdit && (environment === undefined || missing === undefined),
    change: (value: Value | undefined, before: Value | undefined) => {
      if (environment) override({ environment, component, setting, value, before });
      else setSetting(store, { components: [component.id], setting, value });
    },
  };
}
