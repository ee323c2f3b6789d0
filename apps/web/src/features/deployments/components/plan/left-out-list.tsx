import type { LeftOut } from "@zerolake/planner";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import { PlanSymbol } from "./plan-symbol.tsx";

/** What differs and was not chosen: it stays as it is, and the environment does not become the version of the plan. */
export function LeftOutList({ leftOut, titleOf }: { leftOut: readonly LeftOut[]; titleOf: (component: string) => string }) {
  if (leftOut.length === 0) return null;
  return (
    <Card title={`Not in this plan: ${plural(leftOut.length, "change")}`}>
      <div className="space-y-2">
        <p className="text-secondary">These parts differ too and were not chosen. They stay as they are until somebody plans them.</p>
        <details>
          <summary className="w-fit cursor-pointer text-secondary text-small">Show them</summary>
          <ul className="pt-2">
            {leftOut.map(({ address, component, action }) => (
              <li key={address} className="flex flex-wrap items-baseline gap-x-3 py-1">
                <PlanSymbol action={action} />
                <span className="text-label">{titleOf(component)}</span>
                <span className="break-all font-mono text-code text-secondary">{address}</span>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}
