import type { PlanDrift, PlanStep } from "@zerolake/planner";
import { Card } from "@/components/ui/card.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { plural } from "@/format/number.ts";
import { driftInWords } from "../../store/drift-in-words.ts";

/** What somebody changed in the cloud and this plan puts back. */
export function DriftList({ drift, steps }: { drift: readonly PlanDrift[]; steps: readonly PlanStep[] }) {
  if (drift.length === 0) return null;
  const actions = new Map(steps.map(({ address, action }) => [address, action]));
  return (
    <Card title={`Changed outside: ${plural(drift.length, "difference")}`}>
      <ul>
        {drift.map((found) => (
          <li
            key={`${found.address} ${found.path}`}
            className="flex flex-wrap items-baseline gap-x-3 border-hairline border-t py-1 first:border-t-0"
          >
            <span className="break-all font-mono text-code text-secondary">{found.address}</span>
            <span className="break-words">{driftInWords(found, actions.get(found.address))}</span>
            <span className="ml-auto text-muted text-small">
              seen <RelativeTime at={found.observedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
