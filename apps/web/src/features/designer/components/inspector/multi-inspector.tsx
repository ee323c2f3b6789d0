"use client";

import type { Component } from "@zerolake/blueprint";
import { defaultOf, findDefinition, type SettingDefinition, settingsOf } from "@zerolake/catalog";
import { Frame, LayoutGrid, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useTidy } from "../../hooks/use-tidy.ts";
import { frameSelection } from "../../store/edit/frames.ts";
import { removeComponents } from "../../store/edit/remove.ts";
import { setSetting } from "../../store/edit/set.ts";
import { SettingField } from "./setting-field.tsx";

const ICON = { size: 14, strokeWidth: 1.5, "aria-hidden": true } as const;

/** Several components: what can be done with all of them, and the settings they share. An edit applies to all as one step. */
export function MultiInspector({ ids }: { readonly ids: readonly string[] }) {
  const store = useDesignerStore();
  const all = useDesigner((state) => state.log.current.blueprint.components);
  const tier = useDesigner((state) => state.log.current.blueprint.tier);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const { tidy } = useTidy();
  const components = all.filter(({ id }) => ids.includes(id));
  const shared = sharedSettings(components);
  return (
    <div className="min-h-0 space-y-4 overflow-y-auto p-4">
      <h2 className="text-title">{components.length} components</h2>
      {canEdit ? (
        <div role="toolbar" aria-label="Selection" className="flex flex-wrap gap-2">
          <Button size="small" icon={<LayoutGrid {...ICON} />} onClick={() => void tidy("selection")}>
            Tidy
          </Button>
          <Button size="small" icon={<Frame {...ICON} />} onClick={() => frameSelection(store)}>
            Frame
          </Button>
          <Button size="small" icon={<Trash2 {...ICON} />} onClick={() => removeComponents(store, ids)}>
            Remove
          </Button>
        </div>
      ) : null}
      {shared.length === 0 ? <p className="text-secondary">These components have no setting in common.</p> : null}
      {shared.map((setting) => {
        const values = components.map((component) => JSON.stringify(component.settings[setting.key]));
        const isMixed = new Set(values).size > 1;
        return (
          <SettingField
            key={setting.key}
            setting={setting}
            value={isMixed ? undefined : components[0]?.settings[setting.key]}
            defaultValue={defaultOf(setting, tier)}
            defaultSource={tier}
            isReadOnly={!canEdit}
            isRequired={false}
            isMixed={isMixed}
            onChange={(value) => setSetting(store, { components: ids, setting, value })}
          />
        );
      })}
    </div>
  );
}

/** Settings that every component has in the same form. */
function sharedSettings(components: readonly Component[]): readonly SettingDefinition[] {
  const [first, ...rest] = components.map(({ kind }) => {
    const definition = findDefinition(kind);
    return definition ? settingsOf(definition) : [];
  });
  return (first ?? []).filter((setting) =>
    rest.every((others) => others.some((other) => other.key === setting.key && JSON.stringify(other) === JSON.stringify(setting))),
  );
}
