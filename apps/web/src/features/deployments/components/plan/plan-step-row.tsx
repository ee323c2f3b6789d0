"use client";

import type { PlanStep } from "@zerolake/planner";
import { ChevronRight } from "lucide-react";
import { classNames } from "@/components/ui/class-names.ts";
import { resourceName } from "../../store/plan-groups.ts";
import { ChangeTable } from "./change-table.tsx";
import { PlanSymbol } from "./plan-symbol.tsx";

/** One resource of the plan: what happens to it in a line, everything else when opened. */
export function PlanStepRow({ step, isOpen, onToggle }: { step: PlanStep; isOpen: boolean; onToggle: () => void }) {
  const detailsId = `step-${step.address}`;
  return (
    <li className="border-hairline border-t first:border-t-0">
      <button
        type="button"
        onClick={onToggle}
        aria-expanded={isOpen}
        aria-controls={detailsId}
        className="grid min-h-9 w-full grid-cols-[auto_minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-3 px-3 py-1 text-left hover:bg-hover"
      >
        <PlanSymbol action={step.action} />
        <span className="min-w-0">
          <span className="block truncate text-label">{resourceName(step)}</span>
          <span className="block truncate font-mono text-code text-muted">{step.type}</span>
        </span>
        <span className="min-w-0 truncate text-secondary">{headline(step)}</span>
        <ChevronRight
          aria-hidden="true"
          size={16}
          strokeWidth={1.5}
          className={classNames("text-muted transition-transform", isOpen && "rotate-90")}
        />
      </button>
      {isOpen && (
        <div id={detailsId} className="space-y-3 px-3 pb-4 pl-14">
          <p className="text-secondary">
            {sentence(step.because)}
            {step.waitsFor.length > 0 && <> Waits for {step.waitsFor.join(", ")}.</>}
          </p>
          {step.changes.length > 0 && <ChangeTable step={step} />}
        </div>
      )}
    </li>
  );
}

/** The one change that matters; a forced replacement before everything else. */
function headline(step: PlanStep): string {
  if (step.action === "deferred") return step.deferredUntil ?? step.because;
  if (step.action !== "update" && step.action !== "replace") return step.because;
  const forcing = step.changes.find((change) => change.forcesReplacement);
  const [first] = step.changes;
  const main = forcing ?? first;
  if (!main) return step.because;
  const more = step.changes.length - 1;
  return `${main.path}${forcing ? "  # forces replacement" : ""}${more > 0 ? ` and ${more} more` : ""}`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? "" : "."}`;
}
