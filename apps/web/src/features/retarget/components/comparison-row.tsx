"use client";

import { findDefinition } from "@zerolake/catalog";
import type { ComparedRow, Verdict } from "@zerolake/retarget";
import { ChevronRight } from "lucide-react";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell } from "@/components/ui/table.tsx";
import type { Decide } from "../hooks/use-decisions.ts";
import type { CompareAnswer } from "../store/compare.ts";
import { GapDecision } from "./gap-decision.tsx";
import { PartCell } from "./part-cell.tsx";
import { RowDetails } from "./row-details.tsx";

const VERDICTS: Readonly<Record<Verdict, { readonly role: StatusRole; readonly word: string }>> = {
  gap: { role: "danger", word: "To decide" },
  differs: { role: "warning", word: "Differs" },
  same: { role: "success", word: "Same" },
};

interface ComparisonRowProps {
  readonly row: ComparedRow;
  readonly answer: CompareAnswer;
  readonly canDecide: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly decide: Decide;
}

/** One component; unfolded it says why, what each setting is, and what checks say. */
export function ComparisonRow({ row, answer, canDecide, isOpen, onToggle, decide }: ComparisonRowProps) {
  const { clouds } = answer.comparison;
  const { role, word } = VERDICTS[row.verdict];
  return (
    <tbody className="border-hairline border-b last:border-b-0">
      <tr className="align-top hover:bg-hover">
        <Cell className="w-56 align-top!">
          <button type="button" aria-expanded={isOpen} onClick={onToggle} className="flex min-h-6 items-start gap-1.5 text-left">
            <ChevronRight
              size={14}
              strokeWidth={1.5}
              aria-hidden="true"
              className={`mt-1 shrink-0 print:hidden ${isOpen ? "rotate-90" : ""}`}
            />
            <span>
              <span className="block">{row.title}</span>
              <span className="block text-muted text-small">
                {row.isAttached ? "added by itself" : (findDefinition(row.kind)?.title ?? row.kind)}
              </span>
            </span>
          </button>
        </Cell>
        {clouds.map(({ cloud }) => {
          const part = row.parts[cloud];
          return (
            <Cell key={cloud} className="min-w-56 align-top!">
              {part ? <PartCell part={part} /> : <span className="text-muted">not needed</span>}
              {part && !row.isAttached ? (
                <GapDecision row={row} part={part} answer={answer} canDecide={canDecide} isOpen={isOpen} decide={decide} />
              ) : null}
            </Cell>
          );
        })}
        <Cell className="w-28 align-top!">
          <StatusChip status={role}>{word}</StatusChip>
        </Cell>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={clouds.length + 2} className="px-3 pb-4 pl-8">
            <RowDetails row={row} clouds={clouds.map(({ cloud }) => cloud)} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
