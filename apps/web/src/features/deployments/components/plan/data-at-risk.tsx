import type { Plan } from "@zerolake/planner";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { plural } from "@/format/number.ts";
import { whatIsKnown } from "../../store/data-in-words.ts";
import { neededBy, standingOf } from "../../store/needed-by.ts";
import { dataAtRisk } from "../../store/plan-groups.ts";

/** Above everything else: what the plan would lose for ever. */
export function DataAtRiskNote({ plan, titleOf }: { plan: Plan; titleOf: (component: string) => string }) {
  const atRisk = dataAtRisk(plan);
  const users = neededBy(standingOf(plan));
  if (atRisk.length === 0) return null;
  return (
    <section aria-label="Data that would be lost" className="rounded-card border border-danger-solid bg-surface px-4 py-3">
      <p className="flex items-center gap-2 text-danger text-title">
        <StatusIcon status="danger" />
        {`${plural(atRisk.length, "component loses", "components lose")} data that cannot be brought back`}
      </p>
      <ul className="pt-1">
        {atRisk.map(({ component, steps }) => (
          <li key={component}>
            <strong className="font-medium">{titleOf(component)}</strong>{" "}
            <span className="text-secondary">
              {steps
                .map(({ address, action }) => `${address} is ${action === "replace" ? "replaced by an empty one" : "destroyed"}`)
                .join(", ")}
              . {whatIsKnown((users.get(component) ?? []).map(titleOf))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
