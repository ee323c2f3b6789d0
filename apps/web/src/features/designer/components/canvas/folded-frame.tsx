"use client";

import type { Frame } from "@zerolake/blueprint";
import { ChevronRight } from "lucide-react";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useZoomBucket } from "../../hooks/zoom-bucket-context.tsx";
import { membersCost } from "../../store/cost/members-cost.ts";
import { fold } from "../../store/edit/fold.ts";
import { worstTone } from "../../store/node-tone.ts";
import type { PortSpot } from "../../store/projection/node-geometry.ts";
import { NodePorts } from "./node-ports.tsx";

interface FoldedFrameProps {
  readonly frame: Frame;
  readonly ports: readonly PortSpot[];
  readonly isSelected: boolean;
}

/** A frame as one block: its name, how much lies in it, the worst that is to be said about that, and its connections. */
export function FoldedFrame({ frame, ports, isSelected }: FoldedFrameProps) {
  const store = useDesignerStore();
  const bucket = useZoomBucket();
  const isNeutral = useDesigner((state) => state.overlay.name !== "design");
  const worst = useDesigner((state) => worstTone(frame.members, state));
  const isNear = bucket === "full" || bucket === "titles";
  const cost = useDesigner((state) => membersCost(frame.members, state.cost.cost));
  const words = [plural(frame.members.length, "component"), cost].filter(Boolean).join(" · ");
  return (
    <section
      aria-label={`Frame ${frame.title}, folded, ${words}`}
      data-selected={isSelected || undefined}
      className="designer-node border-control!"
      style={{ background: `var(--frame-tint-${frame.tint % 8})` }}
    >
      <header className={`flex items-center gap-1 ${isNear ? "" : "size-full"}`}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Unfold ${frame.title}`}
          title="Unfold this frame (U)"
          onClick={() => fold(store, [frame.id])}
          className="designer-fold nodrag"
        >
          <ChevronRight strokeWidth={1.5} aria-hidden="true" />
        </button>
        <span
          title={frame.title}
          className={`min-w-0 flex-1 font-medium text-primary ${isNear ? "designer-title truncate" : "designer-name"}`}
        >
          {frame.title}
        </span>
        {worst ? <StatusIcon status={worst} size={isNear ? 16 : 32} className={`shrink-0 ${STATUS_CLASSES[worst].solidText}`} /> : null}
      </header>
      {isNear ? <p className="text-center text-secondary text-small">{words}</p> : null}
      <NodePorts id={frame.id} of={ports} isConnected={() => true} isNeutral={isNeutral} isConnectable={false} />
    </section>
  );
}
