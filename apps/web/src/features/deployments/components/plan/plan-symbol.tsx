import type { PlanAction } from "@zerolake/planner";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { ACTION_LOOKS, symbolOf } from "../../store/plan-groups.ts";

/** `+ ~ - -/+` as people know them, with the word for those who cannot see it. */
export function PlanSymbol({ action }: { action: PlanAction }) {
  const look = ACTION_LOOKS[action];
  return (
    <span
      className={classNames(
        "inline-grid h-5 w-8 shrink-0 place-items-center rounded-chip font-mono text-code font-medium",
        STATUS_CLASSES[look.role].chip,
      )}
    >
      <span aria-hidden="true">{symbolOf(action).trim() || "·"}</span>
      <span className="sr-only">{look.word}</span>
    </span>
  );
}
