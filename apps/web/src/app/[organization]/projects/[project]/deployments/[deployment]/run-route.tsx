"use client";

import { RunPage } from "@/features/deployments/components/run/run-page.tsx";
import type { RunAddress } from "@/features/deployments/hooks/use-run-view.ts";
import { RunCanvas } from "./run-canvas.tsx";

/** Composes the run with the designer's canvas: features do not know each other. */
export function RunRoute({ address }: { address: RunAddress }) {
  return <RunPage address={address} renderCanvas={({ run, view }) => <RunCanvas address={address} run={run} view={view} />} />;
}
