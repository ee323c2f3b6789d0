"use client";

import { type Plan, type PlanAction, renderPlanText } from "@zerolake/planner";
import { Download } from "lucide-react";
import { type RefObject, useMemo } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { downloadFile } from "@/format/download-file.ts";
import { ACTION_LOOKS, actionsOf, type PlanFilter } from "../../store/plan-groups.ts";

export interface PlanToolbarProps {
  readonly plan: Plan;
  readonly filter: PlanFilter;
  readonly onFilterChange: (filter: PlanFilter) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly fileName: string;
}

export function PlanToolbar({ plan, filter, onFilterChange, search, fileName }: PlanToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Input
        ref={search}
        type="search"
        aria-label="Find in the plan"
        placeholder="Find a resource… /"
        value={filter.text}
        onChange={(event) => onFilterChange({ ...filter, text: event.target.value })}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
        className="max-w-64"
      />
      <ActionFilter plan={plan} filter={filter} onFilterChange={onFilterChange} />
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
      <PlanTexts plan={plan} fileName={fileName} />
    </div>
  );
}

/** The plan to take along; they stay together where they do not fit beside the filters. */
function PlanTexts({ plan, fileName }: Pick<PlanToolbarProps, "plan" | "fileName">) {
  return (
    <div className="ml-auto flex flex-wrap items-center gap-x-2">
      <CopyButton label="Copy as text" text={() => renderPlanText(plan)} />
      <CopyButton label="Copy as JSON" text={() => asJson(plan)} />
      <Button
        size="small"
        icon={<Download aria-hidden="true" size={14} strokeWidth={1.5} />}
        onClick={() => downloadFile(`${fileName}.json`, "application/json", asJson(plan))}
      >
        Download JSON
      </Button>
    </div>
  );
}

const EVERY = "*";

/** Offered only when the plan takes several kinds of action. */
function ActionFilter({ plan, filter, onFilterChange }: Pick<PlanToolbarProps, "plan" | "filter" | "onFilterChange">) {
  const actions = useMemo(() => actionsOf(plan), [plan]);
  if (actions.length < 2) return null;
  return (
    <div className="w-44">
      <Select
        label="Action"
        value={filter.action ?? EVERY}
        onValueChange={(value) => onFilterChange({ ...filter, action: value === EVERY ? null : (value as PlanAction) })}
        options={[
          { value: EVERY, label: "Every action" },
          ...actions.map(({ action, count }) => ({ value: action, label: `${ACTION_LOOKS[action].word} (${count})` })),
        ]}
      />
    </div>
  );
}

function asJson(plan: Plan): string {
  return JSON.stringify(plan, null, 2);
}
