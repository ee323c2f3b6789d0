"use client";

import { useEffect } from "react";
import { dayOf } from "@/format/ignore-days.ts";
import type { AnalysisAnswer, AnalysisRequest } from "../store/analysis/analyse.ts";
import { takeAnalysis } from "../store/analysis/take-analysis.ts";
import type { DesignerState } from "../store/designer-state.ts";
import { targetOf } from "../store/viewed-target.ts";
import { useDesignerStore } from "./designer-context.tsx";
import { keepAnswered } from "./keep-answered.ts";

/** Keeps findings and services up to date with the drawing and the viewed target. What was checked before stays when a check breaks. */
export function useAnalysis() {
  const store = useDesignerStore();
  useEffect(
    () =>
      keepAnswered<AnalysisRequest, AnalysisAnswer>(store, {
        worker: new Worker(new URL("../store/analysis/analysis.worker.ts", import.meta.url), { type: "module" }),
        ask: requestOf,
        take: (answer) => takeAnalysis(store, answer),
        fail: () => undefined,
        concerns,
      }),
    [store],
  );
}

function requestOf({ log, viewed, environments, isFindingEverywhere, services }: DesignerState, sequence: number): AnalysisRequest {
  const others = isFindingEverywhere ? environments.filter(({ slug }) => slug !== viewed.environment) : [];
  return {
    sequence,
    blueprint: log.current.blueprint,
    target: viewed.target,
    workload: viewed.workload,
    today: dayOf(services.now()),
    others: others.map((environment) => ({ name: environment.name, ...targetOf(environment) })),
  };
}

/** A moved box changes nothing that is checked. */
function concerns(state: DesignerState, before: DesignerState): boolean {
  return (
    state.log.current.blueprint !== before.log.current.blueprint ||
    state.viewed !== before.viewed ||
    state.isFindingEverywhere !== before.isFindingEverywhere ||
    (state.isFindingEverywhere && state.environments !== before.environments)
  );
}
