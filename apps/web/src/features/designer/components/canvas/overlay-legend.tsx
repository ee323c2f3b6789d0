"use client";

import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { CostLegend } from "../cost/cost-legend.tsx";

const PLAN: readonly { readonly role: StatusRole; readonly words: string }[] = [
  { role: "replace", words: "-/+ replace" },
  { role: "danger", words: "- destroy" },
  { role: "warning", words: "~ change" },
  { role: "success", words: "+ create" },
];
const RUN: readonly { readonly role: StatusRole; readonly words: string }[] = [
  { role: "danger", words: "Failed" },
  { role: "waiting", words: "Waiting" },
  { role: "running", words: "Running" },
  { role: "success", words: "Done" },
  { role: "neutral", words: "Not started" },
];

/** What the marks of the overlay mean; always there while one is on. */
export function OverlayLegend() {
  const name = useDesigner((state) => state.overlay.name);
  // That of the health is loaded with it.
  if (name === "design" || name === "health") return null;
  if (name === "cost") return <CostLegend />;
  return (
    <ul
      aria-label="Legend"
      className="absolute inset-x-3 top-3 z-10 flex w-fit flex-wrap gap-2 rounded-card border border-line bg-surface p-2"
    >
      {(name === "plan" ? PLAN : RUN).map(({ role, words }) => (
        <li key={words}>
          <StatusChip status={role} {...(name === "plan" ? { icon: false } : {})}>
            {words}
          </StatusChip>
        </li>
      ))}
    </ul>
  );
}
