"use client";

import { type ConnectionLineComponentProps, getSmoothStepPath } from "@xyflow/react";
import { DATA_KIND_STYLES } from "@/components/ui/data-kinds.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { dataOfPortId } from "../../store/projection/node-geometry.ts";

/** The line under the pointer: the kind's own style, or dashed danger over a place that refuses it. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toPosition,
  fromHandle,
  connectionStatus,
}: ConnectionLineComponentProps) {
  const kind = dataOfPortId(fromHandle.id);
  const isOverMisfit = useDesigner(({ connecting }) => connecting?.over !== undefined && !connecting.fits.has(connecting.over));
  const isRefused = isOverMisfit || connectionStatus === "invalid";
  const [path] = getSmoothStepPath({
    sourceX: fromX,
    sourceY: fromY,
    targetX: toX,
    targetY: toY,
    sourcePosition: fromPosition,
    targetPosition: toPosition,
    borderRadius: 8,
  });
  const dash = isRefused || !kind ? "6 4" : DATA_KIND_STYLES[kind].dashArray;
  const stroke = isRefused || !kind ? "var(--danger-solid)" : DATA_KIND_STYLES[kind].color;
  return (
    <g>
      <path d={path} fill="none" stroke={stroke} style={{ strokeWidth: "calc(2px * var(--designer-scale, 1))" }} strokeDasharray={dash} />
      {isRefused ? (
        <text x={toX + 8} y={toY - 8} fill="var(--danger-solid)" fontSize={16}>
          ⊘
        </text>
      ) : null}
    </g>
  );
}
