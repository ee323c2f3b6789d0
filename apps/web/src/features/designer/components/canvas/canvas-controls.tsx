"use client";

import { useReactFlow, useStore } from "@xyflow/react";
import { LayoutGrid, Map as MapIcon, Maximize, Minus, Plus, Redo2, Search, Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useTidy } from "../../hooks/use-tidy.ts";
import { redo, undo } from "../../store/edit/commit.ts";
import { openFind } from "../../store/find/find-session.ts";
import { commandKeys } from "../../store/keyboard/command-keys.ts";

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;
const FIT = { padding: 0.12, maxZoom: 1 };

/** Zoom and fit at the foot of the canvas; in the designer also search, undo, tidy and the minimap. */
export function CanvasControls({ isEmbedded }: { readonly isEmbedded: boolean }) {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-card border border-line bg-surface p-0.5"
    >
      {canEdit ? <UndoButtons /> : null}
      {isEmbedded ? null : <FindButton />}
      <IconButton label="Zoom out" shortcut="−" icon={<Minus {...ICON} />} onClick={() => void zoomOut()} />
      <button
        type="button"
        title="Zoom to 100 % (0)"
        className="tabular h-8 w-12 rounded-chip text-label text-secondary hover:bg-hover"
        onClick={() => void zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton label="Zoom in" shortcut="+" icon={<Plus {...ICON} />} onClick={() => void zoomIn()} />
      <IconButton label="Fit everything" shortcut="1" icon={<Maximize {...ICON} />} onClick={() => void fitView(FIT)} />
      {canEdit ? <TidyButton /> : null}
      {isEmbedded ? null : <MinimapButton />}
    </div>
  );
}

/** The tooltips say what would be undone. */
function UndoButtons() {
  const store = useDesignerStore();
  const done = useDesigner((state) => state.history.done.at(-1)?.label);
  const undone = useDesigner((state) => state.history.undone.at(-1)?.label);
  return (
    <>
      <IconButton
        label={done === undefined ? "Undo" : `Undo: ${done}`}
        shortcut={commandKeys("undo")}
        icon={<Undo2 {...ICON} />}
        disabled={done === undefined}
        onClick={() => undo(store)}
      />
      <IconButton
        label={undone === undefined ? "Redo" : `Redo: ${undone}`}
        shortcut={commandKeys("redo")}
        icon={<Redo2 {...ICON} />}
        disabled={undone === undefined}
        onClick={() => redo(store)}
      />
    </>
  );
}

function FindButton() {
  const store = useDesignerStore();
  return (
    <IconButton label="Find in the drawing" shortcut={commandKeys("find")} icon={<Search {...ICON} />} onClick={() => openFind(store)} />
  );
}

function TidyButton() {
  const { tidy, isTidying } = useTidy();
  return (
    <IconButton
      label="Tidy everything"
      shortcut={commandKeys("tidyAll")}
      icon={<LayoutGrid {...ICON} />}
      disabled={isTidying}
      onClick={() => void tidy("all")}
    />
  );
}

function MinimapButton() {
  const store = useDesignerStore();
  const isShown = useDesigner((state) => state.panels.isMinimapShown);
  return (
    <IconButton
      label="Minimap"
      shortcut="M"
      aria-pressed={isShown}
      className="max-xl:hidden"
      icon={<MapIcon {...ICON} />}
      onClick={() => store.setState(({ panels }) => ({ panels: { ...panels, isMinimapShown: !isShown } }))}
    />
  );
}
