"use client";

import { BaseEdge, type EdgeProps, getSmoothStepPath } from "@xyflow/react";
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
  const bucket = useZoomBucket();
  const isNeutral = useDesigner((state) => state.overlay.name !== "design");
  const isLit = useDesigner((state) => state.litEdges.has(id) || state.blast.edges.has(id));
  const hasDetail = useEdgeDetail();
  const [path, labelX, labelY] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 8 });
  const kind = data?.kind ?? "events";
  const isNear = bucket === "full" || bucket === "titles" || bucket === "names";
  const isStrong = selected === true || isLit;
  const stroke = isNeutral || !(isNear || hasDetail) ? "var(--border-control)" : DATA_KIND_STYLES[kind].color;
  const style = lineStyle({ stroke, dash: isNear && hasDetail ? DATA_KIND_STYLES[kind].dashArray : "none", isStrong });
  const isTight = targetX - sourceX < ROOM_FOR_ONE_LINE_PX;
  const isLabelShown = isStrong || (bucket === "full" && hasDetail);
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

function lineStyle({ stroke, dash, isStrong }: { readonly stroke: string; readonly dash: string; readonly isStrong: boolean }) {
  return { stroke, strokeWidth: `calc(${isStrong ? 2.5 : 1.5}px * var(--designer-scale, 1))`, strokeDasharray: dash };
}
