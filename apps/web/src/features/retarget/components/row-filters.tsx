"use client";

import type { ComparedRow } from "@zerolake/retarget";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { countRows, type RowFilter } from "../store/row-filter.ts";

interface RowFiltersProps {
  readonly rows: readonly ComparedRow[];
  readonly filter: RowFilter;
  readonly isOnlyCost: boolean;
  readonly onChange: (next: { readonly filter?: RowFilter; readonly isOnlyCost?: boolean }) => void;
}

export function RowFilters({ rows, filter, isOnlyCost, onChange }: RowFiltersProps) {
  const counts = countRows(rows);
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 print:hidden">
      <SegmentedControl
        label="Show"
        value={filter}
        onValueChange={(next) => onChange({ filter: next as RowFilter })}
        segments={[
          { value: "all", label: `All ${rows.length}` },
          { value: "gap", label: `To decide ${counts.gap}` },
          { value: "differs", label: `Differs ${counts.differs}` },
          { value: "same", label: `Same ${counts.same}` },
        ]}
      />
      <Checkbox
        label="Only what changes the cost by more than 5 %"
        isChecked={isOnlyCost}
        onCheckedChange={(next) => onChange({ isOnlyCost: next })}
      />
    </div>
  );
}
