"use client";

import type { NodeProps } from "@xyflow/react";
import { missingSettings } from "@zerolake/blueprint";
import type { Tier } from "@zerolake/resources";
import { memo } from "react";
import { Chip } from "@/components/ui/chip.tsx";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useZoomBucket } from "../../hooks/use-zoom-bucket.ts";
import type { Finding } from "../../store/designer-state.ts";
import type { ComponentFlowNode } from "../../store/projection/flow-types.ts";
import { accessibleName, engineOf, engineWords } from "../../store/projection/node-facts.ts";
import { portSpots } from "../../store/projection/node-geometry.ts";
import { findingWords, worstSeverity } from "./node-badge.tsx";
import { FarContent, NearContent } from "./node-content.tsx";
import { OverlayMark, overlayEntry, toneOf } from "./overlay-mark.tsx";
import { PortHandle } from "./port-handle.tsx";

const NO_FINDINGS: readonly Finding[] = [];

/** One component on the canvas. What is drawn depends on the zoom bucket; ports stay, so that edges keep their ends. */
export const ComponentNode = memo(function ComponentNode({ id, data, selected, isConnectable }: NodeProps<ComponentFlowNode>) {
  const { component, definition, connected, wiring } = data;
  const bucket = useZoomBucket();
  const isFocused = useDesigner((state) => state.focus === id);
  const findings = useDesigner((state) => state.analysis.byComponent.get(id)) ?? NO_FINDINGS;
  const service = useDesigner((state) => state.analysis.compiled.components.get(id)?.service);
  const isDesign = useDesigner((state) => state.overlay.name === "design");
  const entry = useDesigner((state) => overlayEntry(state.overlay, id));
  const missing = useDesigner((state) => countMissing(data, state.log.current.blueprint.tier));
  const tone = toneOf(entry);
  const engine = engineWords(engineOf(component, definition), service);
  const kind = definition?.title ?? component.kind;
  const needs = missing > 0 ? `Needs ${missing} ${missing === 1 ? "answer" : "answers"}` : undefined;
  const isNear = bucket === "full" || bucket === "titles";
  const isFull = bucket === "full";
  const state = tone?.words ?? needs;
  return (
    <div
      id={`node-${id}`}
      role="group"
      aria-roledescription="component"
      aria-label={accessibleName({
        title: component.title,
        kind: kind.toLowerCase(),
        engine,
        state,
        findings: findingWords(findings),
        wiring,
      })}
      data-selected={selected || undefined}
      data-focused={isFocused || undefined}
      data-untouched={(!isDesign && !tone) || undefined}
      className={classNames("designer-node", needs && isDesign && "border-control border-dashed", tone?.border)}
    >
      <span className={classNames("designer-node-bar", tone ? STATUS_CLASSES[tone.role].solidBackground : "bg-line")} />
      {isNear ? (
        <NearContent title={component.title} kind={kind} definition={definition} findings={findings} isKindShown={isFull} />
      ) : (
        <FarContent definition={definition} tone={tone?.role} hasError={worstSeverity(findings) === "error"} />
      )}
      {(definition ? portSpots(definition) : []).map((port) => (
        <PortHandle
          key={port.id}
          port={port}
          isConnected={connected.has(port.id)}
          isNeutral={!isDesign}
          isWordShown={isFull}
          isMarkShown={isNear}
          isConnectable={isConnectable}
        />
      ))}
      {isNear ? (
        <div className="absolute inset-x-3 bottom-1.5 flex h-5 items-center justify-between gap-1">
          <span className="flex min-w-0 gap-1">
            {isFull && engine ? <Chip className="block! min-w-0 truncate leading-5">{engine}</Chip> : null}
            {isFull && needs && isDesign ? <Chip className="border-control border-dashed">{needs}</Chip> : null}
          </span>
          <OverlayMark entry={entry} />
        </div>
      ) : null}
    </div>
  );
});

function countMissing({ component, definition }: ComponentFlowNode["data"], tier: Tier): number {
  return definition ? missingSettings(definition, component.settings, tier).length : 0;
}
