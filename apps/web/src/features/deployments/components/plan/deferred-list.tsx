import type { PlanStep } from "@zerolake/planner";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import { sentence } from "../../store/plan-groups.ts";
import { PlanSymbol } from "./plan-symbol.tsx";

/** What comes later, with what it waits for: not part of this plan's numbers. */
export function DeferredList({ steps, titleOf }: { steps: readonly PlanStep[]; titleOf: (component: string) => string }) {
  if (steps.length === 0) return null;
  return (
    <Card title={`Later: ${plural(steps.length, "resource")}`} isFlush>
      <p className="border-hairline border-b px-4 py-2 text-secondary">
        They cannot exist yet and are not part of this plan. They are planned once what they wait for is there.
      </p>
      <ul>
        {steps.map((step) => (
          <li
            key={step.address}
            className="flex min-h-8 flex-wrap items-baseline gap-x-3 border-hairline border-t px-3 py-1 first:border-t-0"
          >
            <PlanSymbol action="deferred" />
            <span className="text-label">
              {titleOf(step.component)} <span className="font-normal text-muted">{step.address}</span>
            </span>
            <span className="text-secondary">{sentence(step.deferredUntil ?? step.because)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
