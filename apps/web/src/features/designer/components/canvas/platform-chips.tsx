"use client";

import { COMPONENT_DEFINITIONS, findDefinition } from "@zerolake/catalog";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { addComponent } from "../../store/edit/add.ts";
import { focusComponent } from "../../store/edit/selection.ts";
import { overlayEntry } from "../../store/node-tone.ts";
import { isChip } from "../../store/projection/project-nodes.ts";
import { Amount } from "../cost/amount.tsx";
import { KindGlyph } from "./kind-glyph.tsx";
import { FindingBadge } from "./node-badge.tsx";
import { OverlayMark } from "./overlay-mark.tsx";

/** Parts that attach themselves to everything: chips above the drawing, without edges. */
export function PlatformChips() {
  const store = useDesignerStore();
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const chips = useMemo(() => {
    const connected = new Set(blueprint.edges.flatMap(({ from, to }) => [from.component, to.component]));
    return blueprint.components.filter((component) => isChip(component, connected.has(component.id)));
  }, [blueprint]);
  const present = new Set(blueprint.components.map(({ kind }) => kind));
  const addable = COMPONENT_DEFINITIONS.filter(({ isPlatform, kind }) => isPlatform && !present.has(kind));
  return (
    <div
      role="group"
      aria-label="Platform parts"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-1.5 border-hairline border-b bg-surface px-3 py-1"
    >
      <span className="text-muted text-small">Platform</span>
      {chips.map(({ id, title, kind }) => (
        <PlatformChip key={id} id={id} title={title} kind={kind} />
      ))}
      {canEdit && addable.length > 0 ? (
        <Menu
          align="start"
          trigger={<IconButton size="small" label="Add a platform part" icon={<Plus size={14} strokeWidth={1.5} aria-hidden="true" />} />}
        >
          {addable.map((definition) => (
            <MenuItem
              key={definition.kind}
              icon={<KindGlyph kind={definition} />}
              onSelect={() => addComponent(store, { kind: definition.kind })}
            >
              {definition.title}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </div>
  );
}

function PlatformChip({ id, title, kind }: { readonly id: string; readonly title: string; readonly kind: string }) {
  const store = useDesignerStore();
  const isSelected = useDesigner((state) => state.selection.components.has(id));
  const findings = useDesigner((state) => state.analysis.byComponent.get(id));
  const entry = useDesigner((state) => overlayEntry(state.overlay, id));
  const isCost = useDesigner((state) => state.overlay.name === "cost");
  const cost = useDesigner((state) => state.cost.nodes.get(id));
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      title={findDefinition(kind)?.title}
      data-cost-step={isCost ? cost?.step : undefined}
      onClick={() => {
        focusComponent(store, id);
        store.setState((state) => ({ panels: { ...state.panels, isInspectorOpen: true } }));
      }}
      className={classNames(
        "inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-label transition-colors",
        isSelected ? "border-accent-solid bg-selected text-accent" : "border-line bg-surface text-secondary hover:border-control",
      )}
    >
      <KindGlyph kind={kind} size={14} />
      {title}
      {findings ? <FindingBadge findings={findings} /> : null}
      <OverlayMark entry={entry} />
      {isCost && cost ? <Amount>{cost.words}</Amount> : null}
    </button>
  );
}
