"use client";

import { missingSettings } from "@zerolake/blueprint";
import { useMemo } from "react";
import type { Finding } from "../store/designer-state.ts";
import { findingWords, worstSeverity } from "../store/findings/finding-words.ts";
import { overlayEntry, toneOf } from "../store/node-tone.ts";
import type { ComponentNodeData } from "../store/projection/flow-types.ts";
import { accessibleName, engineOf, engineWords } from "../store/projection/node-facts.ts";
import { useDesigner } from "./designer-context.tsx";

const NO_FINDINGS: readonly Finding[] = [];

/** Everything that is said about one component on the canvas, read through selectors so narrow that only its node renders. */
export function useNodeView({ component, definition, wiring }: ComponentNodeData) {
  const { id } = component;
  const isFocused = useDesigner((state) => state.focus === id);
  const isHit = useDesigner(({ find }) => find?.hits.has(id) === true);
  const isDimmed = useDesigner(({ connecting, find }) => {
    if (connecting !== undefined) return !connecting.fits.has(id);
    return find !== undefined && find.query.trim() !== "" && !find.hits.has(id);
  });
  const findings = useDesigner((state) => state.analysis.byComponent.get(id)) ?? NO_FINDINGS;
  const service = useDesigner((state) => state.analysis.compiled.components.get(id)?.service);
  const isDesign = useDesigner((state) => state.overlay.name === "design");
  const entry = useDesigner((state) => overlayEntry(state.overlay, id));
  const tier = useDesigner((state) => state.log.current.blueprint.tier);
  // Not in a selector: those run for every node at every change of the state.
  const missing = useMemo(
    () => (definition ? missingSettings(definition, component.settings, tier).length : 0),
    [definition, component.settings, tier],
  );
  const tone = toneOf(entry);
  const engine = engineWords(engineOf(component, definition), service);
  const kind = definition?.title ?? component.kind;
  const needs = isDesign && missing > 0 ? `Needs ${missing} ${missing === 1 ? "answer" : "answers"}` : undefined;
  const state = tone?.words ?? needs;
  const name = accessibleName({
    title: component.title,
    kind: kind.toLowerCase(),
    engine,
    state,
    findings: findingWords(findings),
    wiring,
  });
  return { isFocused, isHit, isDimmed, isDesign, findings, worst: worstSeverity(findings), entry, tone, engine, kind, needs, name };
}

export type NodeView = ReturnType<typeof useNodeView>;
