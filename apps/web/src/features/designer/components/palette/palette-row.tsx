"use client";

import type { ComponentDefinition } from "@zerolake/catalog";
import type { Cloud } from "@zerolake/resources";
import type { DragEvent } from "react";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { PALETTE_DRAG_TYPE } from "../../hooks/use-palette-drop.ts";
import { NODE_HEIGHT_MIN, NODE_WIDTH } from "../../store/projection/node-geometry.ts";
import { KindGlyph } from "../canvas/kind-glyph.tsx";

interface PaletteRowProps {
  readonly definition: ComponentDefinition;
  /** A platform part that is in the drawing: there is only ever one. */
  readonly isPresent: boolean;
  readonly onAdd: () => void;
}

/** One kind: click or Enter adds it, dragging puts it where it is dropped. */
export function PaletteRow({ definition, isPresent, onAdd }: PaletteRowProps) {
  const cloud = useDesigner((state) => state.viewed.target.cloud);
  const note = cloudNote(definition, cloud);
  return (
    <li>
      <Tooltip content={[definition.summary, note, isPresent ? "Already in this blueprint." : ""].filter(Boolean).join(" ")} side="right">
        <button
          type="button"
          data-palette-row
          draggable={!isPresent}
          aria-disabled={isPresent || undefined}
          onDragStart={(event) => startDrag(event, definition)}
          onClick={isPresent ? undefined : onAdd}
          className="flex h-8 w-full items-center gap-2 px-3 text-left text-body transition-colors hover:bg-hover focus-visible:-outline-offset-2 aria-disabled:cursor-default aria-disabled:text-muted"
        >
          <span className="text-secondary">
            <KindGlyph kind={definition} />
          </span>
          <span className="min-w-0 flex-1 truncate">{definition.title}</span>
          {isPresent ? (
            <span className="text-muted text-small">
              <span aria-hidden="true">★ here</span>
              <span className="sr-only">already in this blueprint</span>
            </span>
          ) : null}
          <span className="flex shrink-0 gap-0.5">
            {definition.outputs.slice(0, 3).map(({ data }) => (
              <DataKindMark key={data} kind={data} size={9} />
            ))}
          </span>
        </button>
      </Tooltip>
    </li>
  );
}

/** What the viewed cloud makes of the kind, and what it cannot do there. */
function cloudNote({ onCloud }: ComponentDefinition, cloud: Cloud): string {
  const { becomes, gap } = onCloud[cloud];
  return `On ${CLOUD_NAMES[cloud]} this becomes ${becomes}.${gap ? ` Mind: ${gap}.` : ""}`;
}

/** The ghost has the size of what will be there. */
function startDrag(event: DragEvent, definition: ComponentDefinition) {
  event.dataTransfer.setData(PALETTE_DRAG_TYPE, definition.kind);
  event.dataTransfer.effectAllowed = "copy";
  const ghost = document.createElement("div");
  ghost.className = "fixed rounded-card border border-control bg-surface px-3 py-2 text-label text-primary";
  ghost.style.cssText = `top:-1000px;width:${NODE_WIDTH}px;height:${NODE_HEIGHT_MIN}px`;
  ghost.textContent = definition.title;
  document.body.append(ghost);
  event.dataTransfer.setDragImage(ghost, NODE_WIDTH / 2, NODE_HEIGHT_MIN / 2);
  setTimeout(() => ghost.remove());
}
