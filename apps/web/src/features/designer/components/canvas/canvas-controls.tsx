"use client";

import { useReactFlow, useStore } from "@xyflow/react";
import { LayoutGrid, Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useTidy } from "../../hooks/use-tidy.ts";

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;
const FIT = { padding: 0.12, maxZoom: 1 };

/** Zoom, fit and tidy, at the foot of the canvas. */
export function CanvasControls() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const { tidy, isTidying } = useTidy();
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-card border border-line bg-surface p-0.5"
    >
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
      {canEdit ? (
        <IconButton
          label="Tidy everything"
          shortcut="Shift+T"
          icon={<LayoutGrid {...ICON} />}
          disabled={isTidying}
          onClick={() => void tidy("all")}
        />
      ) : null}
    </div>
  );
}
