"use client";

import type { Component } from "@zerolake/blueprint";
import type { ComponentDefinition } from "@zerolake/catalog";
import { Copy, Ellipsis, Trash2, X } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useClipboard } from "../../hooks/use-clipboard.ts";
import { removeComponents } from "../../store/edit/remove.ts";
import { renameComponent } from "../../store/edit/set.ts";
import { commandKeys } from "../../store/keyboard/command-keys.ts";
import { KindGlyph } from "../canvas/kind-glyph.tsx";
import { TitleField } from "./title-field.tsx";

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;

interface ComponentHeaderProps {
  readonly component: Component;
  readonly definition: ComponentDefinition | undefined;
}

/** Glyph, editable name, kind, id and what can be done with the component. */
export function ComponentHeader({ component, definition }: ComponentHeaderProps) {
  const store = useDesignerStore();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const { duplicate } = useClipboard();
  return (
    <header className="flex items-start gap-2 px-4 pt-3 pb-2">
      <span className="mt-1.5 text-secondary">
        <KindGlyph kind={definition} size={20} />
      </span>
      <div className="min-w-0 flex-1">
        <TitleField
          key={component.id}
          label="Name"
          title={component.title}
          isReadOnly={!canEdit}
          onRename={(title) => renameComponent(store, component.id, title)}
        />
        <p className="flex min-h-6 flex-wrap items-center gap-x-2 px-1.5 text-secondary text-small">
          <span>{definition?.title ?? component.kind}</span>
          <span className="flex min-w-0 items-center gap-1">
            <span className="truncate font-mono text-code text-muted">{component.id}</span>
            <CopyButton label="Copy id" text={component.id} isIconOnly />
          </span>
        </p>
      </div>
      {canEdit ? (
        <Menu trigger={<IconButton label={`More for ${component.title}`} icon={<Ellipsis {...ICON} />} />}>
          <MenuItem icon={<Copy {...ICON} />} shortcut={commandKeys("duplicate")} onSelect={() => duplicate([component.id])}>
            Duplicate
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={<Trash2 {...ICON} />}
            shortcut={commandKeys("remove")}
            isDanger
            onSelect={() => removeComponents(store, [component.id])}
          >
            Remove
          </MenuItem>
        </Menu>
      ) : null}
      <IconButton
        label="Close the inspector"
        icon={<X {...ICON} />}
        onClick={() => store.setState((state) => ({ panels: { ...state.panels, isInspectorOpen: false } }))}
      />
    </header>
  );
}
