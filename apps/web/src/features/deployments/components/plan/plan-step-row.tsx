"use client";

import type { PlanStep } from "@zerolake/planner";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { rowMark } from "../../hooks/use-row-keys.ts";
import { headlineOf, resourceName, sentence } from "../../store/plan-groups.ts";
import { ChangeTable } from "./change-table.tsx";
import { PlanSymbol } from "./plan-symbol.tsx";

/** One resource of the plan: what happens to it in a line, everything else when opened. */
export const PlanStepRow = memo(function PlanStepRow({
  step,
  isOpen,
  canvasHref,
  onToggle,
}: {
  step: PlanStep;
  isOpen: boolean;
  /** Of its component on the canvas; absent where there is no drawing to show. */
  canvasHref: string | undefined;
  onToggle: (address: string) => void;
}) {
  const detailsId = `step-${step.address}`;
  return (
    <li className="border-hairline border-t first:border-t-0">
      <button
        type="button"
        {...rowMark(step.address)}
        onClick={() => onToggle(step.address)}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        className="-outline-offset-2 grid min-h-8 w-full grid-cols-[auto_minmax(0,5fr)_minmax(0,4fr)_auto] items-center gap-3 px-3 text-left hover:bg-hover"
      >
        <PlanSymbol action={step.action} />
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate text-label">{resourceName(step)}</span>
          <span className="min-w-0 truncate font-mono text-code text-muted">{step.type}</span>
        </span>
        <Headline step={step} />
        <ChevronRight
          aria-hidden="true"
          size={16}
          strokeWidth={1.5}
          className={classNames("text-muted transition-transform", isOpen && "rotate-90")}
        />
      </button>
      {isOpen && (
        <div id={detailsId} className="space-y-3 px-3 pt-1 pb-4 pl-14">
          {step.risk === "dataLoss" && <p className="text-danger">What it holds is lost and cannot be brought back.</p>}
          {step.risk === "interruption" && step.action !== "destroy" && (
            <p className="text-warning">It is interrupted while this happens.</p>
          )}
          <p className="text-secondary">
            {sentence(step.because)}
            {step.waitsFor.length > 0 && <> Waits for {step.waitsFor.join(", ")}.</>}
            {step.replaceOrder && (
              <>
                {" "}
                {step.replaceOrder === "createFirst"
                  ? "The new one is made before the old one goes."
                  : "The old one goes before the new one is made."}
              </>
            )}
          </p>
          {canvasHref && (
            <p>
              <Link href={canvasHref} className="text-accent underline">
                Show in canvas
              </Link>
            </p>
          )}
          {step.changes.length > 0 && <ChangeTable step={step} />}
        </div>
      )}
    </li>
  );
});

function Headline({ step }: { step: PlanStep }) {
  const { text, isForcing } = headlineOf(step);
  return (
    <span className="flex min-w-0 items-baseline gap-2 text-secondary">
      <span className="truncate">{text}</span>
      {isForcing && <span className="shrink-0 font-mono text-code text-replace"># forces replacement</span>}
      {step.risk === "dataLoss" && <span className="shrink-0 text-danger text-small">holds data</span>}
    </span>
  );
}
