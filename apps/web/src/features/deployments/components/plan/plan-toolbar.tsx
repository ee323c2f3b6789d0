"use client";

import { type Plan, renderPlanText } from "@zerolake/planner";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { downloadFile } from "../../store/download-file.ts";
import type { PlanFilter } from "../../store/plan-groups.ts";

export function PlanToolbar({
  plan,
  filter,
  onFilterChange,
  fileName,
}: {
  plan: Plan;
  filter: PlanFilter;
  onFilterChange: (filter: PlanFilter) => void;
  fileName: string;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Checkbox
        label="Only risky"
        isChecked={filter.isOnlyRisky}
        onCheckedChange={(isOnlyRisky) => onFilterChange({ ...filter, isOnlyRisky })}
      />
      {plan.totals.unchanged > 0 && (
        <Checkbox
          label={`Show ${plan.totals.unchanged} unchanged`}
          isChecked={filter.isUnchangedShown}
          onCheckedChange={(isUnchangedShown) => onFilterChange({ ...filter, isUnchangedShown })}
        />
      )}
      <span className="flex-1" />
      <CopyButton label="Copy as text" text={() => renderPlanText(plan)} />
      <Button
        size="small"
        icon={<Download aria-hidden="true" size={14} strokeWidth={1.5} />}
        onClick={() => downloadFile(`${fileName}.json`, "application/json", JSON.stringify(plan, null, 2))}
      >
        Download JSON
      </Button>
    </div>
  );
}
