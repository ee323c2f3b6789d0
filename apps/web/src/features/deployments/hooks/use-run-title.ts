"use client";

import type { RunView } from "@zerolake/execution";
import { useEffect } from "react";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import type { Run } from "../store/run-types.ts";

/** The tab says how far it is while another one is in front. */
export function useRunTitle(run: Run, view: RunView): void {
  const { counts, state } = view;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const progress = state === "applying" ? `▶ ${counts.done}/${total}` : DEPLOYMENT_STATE_LOOKS[state].word;
  const title = `${progress} · #${run.deployment.number} ${run.deployment.environment.name} · Zerolake`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
