"use client";

import type { ComparedRow } from "@zerolake/retarget";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { NothingMatches } from "@/components/ui/empty-state.tsx";
import { HeaderCell, Table } from "@/components/ui/table.tsx";
import type { Decide } from "../hooks/use-decisions.ts";
import type { CompareAnswer } from "../store/compare.ts";
import { ComparisonRow } from "./comparison-row.tsx";

interface ComparisonTableProps {
  readonly answer: CompareAnswer;
  readonly rows: readonly ComparedRow[];
  readonly canDecide: boolean;
  /** Components whose row is unfolded. */
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
  readonly onClear: () => void;
  readonly decide: Decide;
}

/** Every component with what it becomes on each cloud. */
export function ComparisonTable({ answer, rows, canDecide, open, onOpen, onClear, decide }: ComparisonTableProps) {
  if (rows.length === 0) return <NothingMatches onClear={onClear} />;
  const { clouds } = answer.comparison;
  const toggle = (component: string) => onOpen(open.includes(component) ? open.filter((id) => id !== component) : [...open, component]);
  return (
    <Table label="Components on each cloud">
      <thead>
        <tr>
          <HeaderCell>Component</HeaderCell>
          {clouds.map(({ cloud }) => (
            <HeaderCell key={cloud}>{CLOUD_NAMES[cloud]}</HeaderCell>
          ))}
          <HeaderCell>Compared</HeaderCell>
        </tr>
      </thead>
      {rows.map((row) => (
        <ComparisonRow
          key={row.component}
          row={row}
          answer={answer}
          canDecide={canDecide}
          isOpen={open.includes(row.component)}
          onToggle={() => toggle(row.component)}
          decide={decide}
        />
      ))}
    </Table>
  );
}
