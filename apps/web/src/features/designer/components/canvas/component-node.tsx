"use client";

import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { Chip } from "@/components/ui/chip.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { type NodeView, useNodeView } from "../../hooks/use-node-view.ts";
import { useZoomBucket } from "../../hooks/zoom-bucket-context.tsx";
import type { ComponentFlowNode } from "../../store/projection/flow-types.ts";
import { FarContent, NearContent } from "./node-content.tsx";
import { NodePorts } from "./node-ports.tsx";
import { OverlayMark } from "./overlay-mark.tsx";

/** One component on the canvas. What is drawn depends on the zoom bucket. */
export const ComponentNode = memo(function ComponentNode({ id, data, selected, isConnectable }: NodeProps<ComponentFlowNode>) {
  const { component, definition, connected } = data;
  const bucket = useZoomBucket();
  const view = useNodeView(data);
  const { tone, isDesign } = view;
  const isFull = bucket === "full";
  const isNear = isFull || bucket === "titles";
  return (
    <div
      id={`node-${id}`}
      role="group"
      aria-roledescription="component"
      aria-label={view.name}
      data-selected={selected || undefined}
      data-far={!isNear || undefined}
      data-hit={view.isHit || undefined}
      data-focused={view.isFocused || undefined}
      data-dimmed={view.isDimmed || (!isDesign && !tone) || undefined}
      className={classNames("designer-node", view.needs && "border-control border-dashed", tone?.border)}
    >
      <span className={classNames("designer-node-bar", tone ? STATUS_CLASSES[tone.status].solidBackground : "bg-line")} />
      {isNear ? (
        <NearContent title={component.title} kind={view.kind} definition={definition} findings={view.findings} isKindShown={isFull} />
      ) : (
        <FarContent
          title={component.title}
          isTitleShown={bucket === "names"}
          definition={definition}
          tone={tone?.status}
          hasError={view.worst === "error"}
        />
      )}
      <NodePorts id={id} of={definition} isConnected={(port) => connected.has(port)} isNeutral={!isDesign} isConnectable={isConnectable} />
      {isNear ? <NodeFoot view={view} isFull={isFull} /> : null}
    </div>
  );
});

function NodeFoot({ view, isFull }: { readonly view: NodeView; readonly isFull: boolean }) {
  const { engine, needs, entry } = view;
  return (
    <div className="absolute inset-x-3 bottom-1.5 flex h-5 items-center justify-between gap-1">
      <span className="flex min-w-0 gap-1">
        {isFull && engine ? <Chip className="block! min-w-0 truncate leading-5">{engine}</Chip> : null}
        {isFull && needs ? <Chip className="border-control border-dashed">{needs}</Chip> : null}
      </span>
      <span className="designer-badge origin-bottom-right!">
        <OverlayMark entry={entry} />
      </span>
    </div>
  );
}
