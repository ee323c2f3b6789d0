"use client";

import type { DeploymentState } from "@zerolake/execution";
import { useEffect } from "react";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import { stateIcon } from "../store/state-icon.ts";

/** The tab's icon shows the state while the page is open; of several icons a browser takes the last. */
export function useRunIcon(state: DeploymentState): void {
  const { role } = DEPLOYMENT_STATE_LOOKS[state];
  useEffect(() => {
    const link = document.createElement("link");
    link.rel = "icon";
    link.type = "image/svg+xml";
    link.setAttribute("sizes", "any");
    link.href = stateIcon(role, getComputedStyle(document.documentElement).getPropertyValue(`--${role}-solid`).trim());
    document.head.append(link);
    return () => link.remove();
  }, [role]);
}
