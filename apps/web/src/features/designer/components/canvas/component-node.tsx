"use client";

import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { Chip } from "@/components/ui/chip.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { type NodeView, useNodeView } from "../../hooks/use-node-view.ts";
import { useZoomBucket } from "../../hooks/zoom-bucket-context.tsx";
import type { ComponentFlowNode, ComponentNodeData } from "../../store/projection/flow-types.ts";
import type { ZoomBucket } from "../../store/projection/zoom-bucket.ts";
import { Amount } from "../cost/amount.tsx";
import { FarContent, FarMark, NearContent } from "./node-content.tsx";
import { NodePorts } from "./node-ports.tsx";
import { OverlayMark } from "./overlay-mark.tsx";
import { ZoneRows } from "./zone-rows.tsx";

/** As large as the smallest node takes it. */
const DOT_MARK_PX = 72;

/** One component on the canvas. What is drawn depends on the zoom bucket. */
export const ComponentNode = memo(function ComponentNode({ id, data, selected, isConnectable }: NodeProps<ComponentFlowNode>) {
  const bucket = useZoomBucket();
  const view = useNodeView(data);
  const { tone } = view;
  return (
    <div
      id={`node-${id}`}
      role="group"
      aria-roledescription="component"
      aria-label={view.name}
      data-selected={selected || undefined}
      data-far={isNear(bucket) ? undefined : bucket}
      data-hit={view.isHit || undefined}
      data-lit={view.isLit || undefined}
      data-focused={view.isFocused || undefined}
      data-dimmed={view.isFaint || undefined}
      data-cost-step={view.isCost ? view.cost?.step : undefined}
      className={classNames("designer-node", view.needs && "border-control border-dashed", tone?.border)}
    >
      {bucket === "dots" ? (
        <FarMark tone={tone?.status} hasError={view.worst === "error"} size={DOT_MARK_PX} />
      ) : (
        <NodeInside data={data} view={view} bucket={bucket} isConnectable={isConnectable} />
      )}
    </div>
  );
});

interface NodeInsideProps {
  readonly data: ComponentNodeData;
  readonly view: NodeView;
  readonly bucket: ZoomBucket;
  readonly isConnectable: boolean;
}

/** What is left out from very far away, where a node is one plain element. */
function NodeInside({ data, view, bucket, isConnectable }: NodeInsideProps) {
  const { component, definition, connected } = data;
  const { tone, isDesign } = view;
  const isFull = bucket === "full";
  return (
    <>
      <span className={classNames("designer-node-bar", tone ? STATUS_CLASSES[tone.status].solidBackground : "bg-line")} />
      {isNear(bucket) ? (
        <NearContent title={component.title} kind={view.kind} definition={definition} findings={view.findings} isKindShown={isFull} />
      ) : (
        <FarContent
          title={component.title}
          isTitleShown={bucket === "names"}
          definition={definition}
          tone={tone?.status}
          hasError={view.worst === "error"}
          amount={view.isCost ? view.cost?.words : undefined}
        />
      )}
      <NodePorts
        id={component.id}
        of={definition}
        isConnected={(port) => connected.has(port)}
        isNeutral={!isDesign}
        isConnectable={isConnectable}
      />
      {isFull && view.zones.length > 0 ? (
        <ZoneRows id={component.id} title={component.title} zones={view.zones} isUnfolded={data.zones !== undefined} />
      ) : null}
      {isNear(bucket) ? <NodeFoot view={view} isFull={isFull} /> : null}
    </>
  );
}

function isNear(bucket: ZoomBucket): boolean {
  return bucket === "full" || bucket === "titles";
}

function NodeFoot({ view, isFull }: { readonly view: NodeView; readonly isFull: boolean }) {
  const { engine, needs, entry, cost, isDesign, isCost } = view;
  return (
    <div className="absolute inset-x-3 bottom-1.5 flex h-5 items-center justify-between gap-1">
      <span className="flex min-w-0 gap-1">
        {isFull && engine ? <Chip className="block! min-w-0 truncate leading-5">{engine}</Chip> : null}
        {isFull && needs ? <Chip className="border-control border-dashed">{needs}</Chip> : null}
      </span>
      <span className="designer-badge origin-bottom-right!">
        <OverlayMark entry={entry} />
        {cost && (isCost || (isDesign && isFull)) ? <Amount>{cost.words}</Amount> : null}
      </span>
    </div>
  );
}
