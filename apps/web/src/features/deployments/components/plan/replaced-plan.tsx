import type { PlanDifference } from "@zerolake/planner";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import { ACTION_LOOKS } from "../../store/plan-groups.ts";
import { PlanSymbol } from "./plan-symbol.tsx";

/** The plan came back to its reviewer: what it does otherwise than the one that was approved. */
export function ReplacedPlan({ differences }: { differences: readonly PlanDifference[] | null }) {
  if (!differences || differences.length === 0) return null;
  return (
    <Card title={`Otherwise than approved: ${plural(differences.length, "resource")}`} isFlush>
      <ul className="max-h-64 overflow-y-auto">
        {differences.map(({ address, before, after }) => (
          <li key={address} className="flex min-h-8 flex-wrap items-center gap-x-3 border-hairline border-t px-3 py-1 first:border-t-0">
            <PlanSymbol action={after} />
            <span className="min-w-0 break-words text-label">{address}</span>
            <span className="text-secondary">
              {before === after
                ? `${ACTION_LOOKS[after].word}, with other values`
                : `${ACTION_LOOKS[before].word} before, ${ACTION_LOOKS[after].word.toLowerCase()} now`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
