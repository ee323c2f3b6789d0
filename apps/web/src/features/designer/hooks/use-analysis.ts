"use client";

import { useEffect } from "react";
import type { AnalysisAnswer, AnalysisRequest } from "../store/analysis/analyse.ts";
import { takeAnalysis } from "../store/analysis/take-analysis.ts";
import type { DesignerState } from "../store/designer-state.ts";
import { dayOf } from "../store/findings/ignore-days.ts";
import { targetOf } from "../store/viewed-target.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Long enough to skip the steps of a gesture, short enough to feel immediate. */
const QUIET_MS = 80;

/** Keeps findings and services up to date with the drawing and the viewed target, one run at a time. */
export function useAnalysis() {
  const store = useDesignerStore();
  useEffect(() => {
    const worker = new Worker(new URL("../store/analysis/analysis.worker.ts", import.meta.url), { type: "module" });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sequence = 0;
    let isRunning = false;
    let isWanted = false;
    const run = () => {
      if (isRunning) {
        isWanted = true;
        return;
      }
      isRunning = true;
      sequence += 1;
      const request = requestOf(store.getState(), sequence);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      worker.postMessage(request);
    };
    worker.addEventListener("message", (event: MessageEvent<AnalysisAnswer>) => {
      isRunning = false;
      takeAnalysis(store, event.data);
      if (isWanted) {
        isWanted = false;
        run();
      }
    });
    worker.addEventListener("error", () => {
      isRunning = false;
    });
    const unsubscribe = store.subscribe((state, before) => {
      if (!concerns(state, before)) return;
      clearTimeout(timer);
      timer = setTimeout(run, QUIET_MS);
    });
    run();
    return () => {
      clearTimeout(timer);
      unsubscribe();
      worker.terminate();
    };
  }, [store]);
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
