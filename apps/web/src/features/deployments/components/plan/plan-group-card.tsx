"use client";

import type { PlanGroup } from "../../store/plan-groups.ts";
import { PlanStepRow } from "./plan-step-row.tsx";

/** Off-screen groups of a plan with a thousand resources cost nothing: the browser skips their layout and paint. */
const SKIP_OFF_SCREEN = { contentVisibility: "auto", containIntrinsicSize: "auto 120px" } as const;

export function PlanGroupCard({
  group,
  title,
  open,
  onToggle,
}: {
  group: PlanGroup;
  title: string;
  open: ReadonlySet<string>;
  onToggle: (address: string) => void;
}) {
  return (
    <section aria-label={title} className="rounded-card border border-line bg-surface" style={SKIP_OFF_SCREEN}>
      <header className="flex items-baseline justify-between gap-3 px-3 py-2">
        <h3 className="truncate text-label">{title}</h3>
        <p className="truncate text-muted text-small">{group.service}</p>
      </header>
      <ul className="border-hairline border-t">
        {group.steps.map((step) => (
          <PlanStepRow key={step.address} step={step} isOpen={open.has(step.address)} onToggle={onToggle} />
        ))}
      </ul>
    </section>
  );
}
