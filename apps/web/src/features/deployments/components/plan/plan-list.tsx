"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useCallback, useMemo, useRef, useState } from "react";
import { NothingMatches } from "@/components/ui/empty-state.tsx";
import { useRowKeys } from "../../hooks/use-row-keys.ts";
import { useViewKeys } from "../../hooks/use-view-keys.ts";
import { EVERYTHING_THAT_CHANGES, groupSteps } from "../../store/plan-groups.ts";
import type { StoredPlan } from "../../store/run-types.ts";
import { PlanGroupCard } from "./plan-group-card.tsx";
import { PlanToolbar } from "./plan-toolbar.tsx";

export interface PlanListProps {
  readonly stored: StoredPlan;
  readonly titleOf: (component: string) => string;
  readonly fileName: string;
  readonly hasCanvas: boolean;
}

/** The plan as a list: by component, the gravest first, unchanged hidden until asked for. */
export function PlanList({ stored, titleOf, fileName, hasCanvas }: PlanListProps) {
  const [linked] = useQueryState("sel", parseAsString);
  const search = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(EVERYTHING_THAT_CHANGES);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(linked === null ? [] : [linked]));
  const groups = useMemo(() => groupSteps(stored.document, stored.components, filter), [stored, filter]);
  const toggle = useCallback((address: string) => setOpen((before) => toggled(before, address)), []);
  useRowKeys(groups.flatMap(({ steps }) => steps));
  useViewKeys({
    e: () => setOpen(new Set(groups.flatMap(({ steps }) => steps.map(({ address }) => address)))),
    w: () => setOpen(new Set()),
    "/": () => search.current?.focus(),
  });
  const isFiltered = filter.isOnlyRisky || filter.action !== null || filter.text !== "";
  return (
    <div className="space-y-4">
      <PlanToolbar plan={stored.document} filter={filter} onFilterChange={setFilter} search={search} fileName={fileName} />
      {groups.length === 0 && isFiltered && <NothingMatches onClear={() => setFilter(EVERYTHING_THAT_CHANGES)} />}
      {groups.map((group) => (
        <PlanGroupCard
          key={group.component}
          group={group}
          title={titleOf(group.component)}
          open={open}
          hasCanvas={hasCanvas}
          onToggle={toggle}
        />
      ))}
    </div>
  );
}

function toggled(before: ReadonlySet<string>, address: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(address)) after.add(address);
  return after;
}
