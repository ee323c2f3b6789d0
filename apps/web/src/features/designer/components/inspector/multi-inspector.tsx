"use client";

import { defaultOf } from "@zerolake/catalog";
import { Frame, LayoutGrid, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useTidy } from "../../hooks/use-tidy.ts";
import { frameSelection } from "../../store/edit/frames.ts";
import { removeComponents } from "../../store/edit/remove.ts";
import { setSetting } from "../../store/edit/set.ts";
import { sharedSettings } from "../../store/inspector/shared-settings.ts";
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
      {shared.map(({ setting, value, isMixed }) =>
        isMixed && (setting.type === "group" || setting.type === "map") ? (
          <p key={setting.key}>
            <span className="text-label">{setting.label}</span> <span className="text-muted">Mixed. Open one of them to change it.</span>
          </p>
        ) : (
          <SettingField
            key={setting.key}
            {...{ setting, value, isMixed }}
            defaultValue={defaultOf(setting, tier)}
            defaultSource={tier}
            isReadOnly={!canEdit}
            isRequired={false}
            onChange={(next) => setSetting(store, { components: ids, setting, value: next })}
          />
        ),
      )}
    </div>
  );
}
