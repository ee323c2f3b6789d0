"use client";

import { EdgeLabelRenderer } from "@xyflow/react";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { FindingBadge } from "./node-badge.tsx";

const ABOVE_LABEL = 16;

interface EdgeFindingMarkProps {
  readonly edge: string;
  /** Middle of the edge, on the canvas. */
  readonly x: number;
  readonly y: number;
  readonly isLabelShown: boolean;
  /** False where the view is too far away to read a badge. */
  readonly isNear: boolean;
}

/** The badge of a connection, in its middle; above its word where that is shown. */
export function EdgeFindingMark({ edge, x, y, isLabelShown, isNear }: EdgeFindingMarkProps) {
  const findings = useDesigner((state) => state.analysis.byEdge.get(edge));
  if (!findings || !isNear) return null;
  return (
    <EdgeLabelRenderer>
      <span
        className="pointer-events-none absolute rounded-chip bg-surface leading-none"
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${isLabelShown ? y - ABOVE_LABEL : y}px)` }}
      >
        <FindingBadge findings={findings} />
      </span>
    </EdgeLabelRenderer>
  );
}
