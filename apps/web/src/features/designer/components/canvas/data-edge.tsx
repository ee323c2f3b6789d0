"use client";

import { BaseEdge, type EdgeProps, getSmoothStepPath } from "@xyflow/react";
import type { DataKind } from "@zerolake/catalog";
import { memo } from "react";
import { DATA_KIND_STYLES } from "@/components/ui/data-kinds.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useEdgeDetail } from "../../hooks/edge-detail-context.tsx";
import { useZoomBucket } from "../../hooks/zoom-bucket-context.tsx";
import type { DesignFlowEdge } from "../../store/projection/flow-types.ts";
import { EdgeFindingMark } from "./edge-finding-mark.tsx";
import { EdgeLabel } from "./edge-label.tsx";

/** Between nodes that are nearer to each other a label in one line would lie under them. */
const ROOM_FOR_ONE_LINE_PX = 152;
const LINE_PX = 16;

/** A typed edge: family colour, dash and the kind's word. Neutral in overlays, where nodes carry the meaning. */
export const DataEdge = memo(function DataEdge({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  selected,
  data,
}: EdgeProps<DesignFlowEdge>) {
  const kind = data?.kind ?? "events";
  const { stroke, style, isNear, isLabelShown } = useEdgeLook(id, kind, selected === true);
  const [path, labelX, labelY] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 8 });
  const isTight = targetX - sourceX < ROOM_FOR_ONE_LINE_PX;
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={16} style={style} />
      {isNear ? <path d={`M${targetX - 13},${targetY - 4}l7,4l-7,4z`} fill={stroke} pointerEvents="none" /> : null}
      <EdgeFindingMark
        edge={id}
        x={labelX}
        y={isLabelShown && isTight ? labelY - LINE_PX / 2 : labelY}
        isLabelShown={isLabelShown}
        isNear={isNear}
      />
      {isLabelShown ? <EdgeLabel edge={id} kind={kind} x={labelX} y={labelY} isTight={isTight} /> : null}
    </>
  );
});

/** How a connection is drawn from here: the nearer, the fewer and the more chosen it is, the more it says. */
function useEdgeLook(id: string, kind: DataKind, isSelected: boolean) {
  const bucket = useZoomBucket();
  const isNeutral = useDesigner((state) => state.overlay.name !== "design");
  const isLit = useDesigner((state) => state.litEdges.has(id));
  const hasDetail = useEdgeDetail();
  const isNear = bucket === "full" || bucket === "titles" || bucket === "names";
  const isStrong = isSelected || isLit;
  const { color, dashArray } = DATA_KIND_STYLES[kind];
  const stroke = isNeutral || !(isNear || hasDetail) ? "var(--border-control)" : color;
  const strokeWidth = `calc(${isStrong ? 2.5 : 1.5}px * var(--designer-scale, 1))`;
  const style = { stroke, strokeWidth, strokeDasharray: isNear && hasDetail ? dashArray : "none" };
  return { stroke, style, isNear, isLabelShown: isStrong || (bucket === "full" && hasDetail) };
}
