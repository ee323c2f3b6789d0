"use client";

import { missingSettings } from "@zerolake/blueprint";
import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { DesignerState, Finding } from "../store/designer-state.ts";
import { findingWords, worstSeverity } from "../store/findings/finding-words.ts";
import { overlayEntry, toneOf } from "../store/node-tone.ts";
import type { ComponentNodeData } from "../store/projection/flow-types.ts";
import { accessibleName, engineOf, engineWords } from "../store/projection/node-facts.ts";
import { zonesOf } from "../store/projection/unfold-zones.ts";
import { useDesigner } from "./designer-context.tsx";

const NO_FINDINGS: readonly Finding[] = [];

/** Everything that is said about one component on the canvas, read through one selector so narrow that only its node renders. */
export function useNodeView({ component, definition, wiring, zones: unfolded }: ComponentNodeData) {
  const { isFocused, isHit, isLit, isDimmed, findings, service, isDesign, isHealth, entry, tier, cost, isCost } = useDesigner(
    useShallow((state: DesignerState) => saidOf(component.id, state)),
  );
  // Not in a selector: those run for every node at every change of the state.
  const missing = useMemo(
    () => (definition ? missingSettings(definition, component.settings, tier).length : 0),
    [definition, component.settings, tier],
  );
  const zones = useMemo(() => zonesOf(component, definition, tier), [component, definition, tier]);
  const tone = toneOf(entry);
  const engine = engineWords(engineOf(component, definition), service);
  const kind = definition?.title ?? component.kind;
  const needs = isDesign && missing > 0 ? `Needs ${missing} ${missing === 1 ? "answer" : "answers"}` : undefined;
  const state = tone?.words ?? needs;
  const name = accessibleName({
    title: component.title,
    kind: kind.toLowerCase(),
    engine,
    zones: unfolded && `zones ${unfolded.join(", ")}`,
    state,
    cost: cost?.words,
    findings: findingWords(findings),
    wiring,
  });
  return {
    isFocused,
    isHit,
    isLit,
    // What is not measured is part of what runs all the same.
    isFaint: isDimmed || !(isDesign || isHealth || isLit || tone !== undefined || (isCost && cost !== undefined)),
    isDesign,
    findings,
    worst: worstSeverity(findings),
    entry,
    tone,
    engine,
    kind,
    needs,
    name,
    zones,
    cost,
    isCost,
  };
}

function saidOf(id: string, { focus, find, connecting, analysis, overlay, log, cost, pointed, blast }: DesignerState) {
  const isHit = find?.hits.has(id) === true || pointed === id;
  const isSearched = find !== undefined && find.query.trim() !== "";
  return {
    isFocused: focus === id,
    isHit,
    isLit: blast.components.has(id),
    isDimmed: connecting === undefined ? isSearched && !isHit : !connecting.fits.has(id),
    findings: analysis.byComponent.get(id) ?? NO_FINDINGS,
    service: analysis.compiled.components.get(id)?.service,
    isDesign: overlay.name === "design",
    isHealth: overlay.name === "health",
    isCost: overlay.name === "cost",
    cost: cost.nodes.get(id),
    entry: overlayEntry(overlay, id),
    tier: log.current.blueprint.tier,
  };
}

export type NodeView = ReturnType<typeof useNodeView>;
