"use client";

import { canvasAddress } from "../../store/canvas-address.ts";
import type { PlanGroup } from "../../store/plan-groups.ts";
import { skipOffScreen } from "../../store/skip-off-screen.ts";
import { ComponentCostChange } from "./plan-cost-line.tsx";
import { PlanStepRow } from "./plan-step-row.tsx";

const HEADER_PX = 36;
const ROW_PX = 33;

export function PlanGroupCard({
  group,
  title,
  open,
  hasCanvas,
  onToggle,
}: {
  group: PlanGroup;
  title: string;
  open: ReadonlySet<string>;
  hasCanvas: boolean;
  onToggle: (address: string) => void;
}) {
  return (
    <section
      aria-label={title}
      className="rounded-card border border-line bg-surface"
      style={skipOffScreen(HEADER_PX + ROW_PX * group.steps.length)}
    >
      <header className="flex items-baseline justify-between gap-3 px-3 py-2">
        <h3 className="truncate text-label">{title}</h3>
        <p className="flex min-w-0 gap-3 text-muted text-small">
          <span className="truncate">{group.service}</span>
          <ComponentCostChange component={group.component} />
        </p>
      </header>
      <ul className="border-hairline border-t">
        {group.steps.map((step) => (
          <PlanStepRow
            key={step.address}
            step={step}
            isOpen={open.has(step.address)}
            canvasHref={hasCanvas ? canvasAddress(step) : undefined}
            onToggle={onToggle}
          />
        ))}
      </ul>
    </section>
  );
}
