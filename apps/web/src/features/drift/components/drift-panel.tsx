"use client";

import { ScanSearch } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { FilterSelect } from "@/components/ui/filter-select.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import type { DriftData } from "../server/load-drift.ts";
import { filterDrift } from "../store/drift-groups.ts";
import { CERTAINTY_WORDS } from "../store/drift-words.ts";
import { CheckStatus } from "./check-status.tsx";
import { DriftDialogs } from "./drift-dialogs.tsx";
import { DriftList } from "./drift-list.tsx";
import type { DriftScope } from "./drift-scope.ts";
import { IgnoredList } from "./ignored-list.tsx";
import { useDriftActions } from "./use-drift-actions.ts";

const CERTAINTIES = ["recorded", "likely", "unknown"] as const;
const SHOWN = ["open", "ignored"] as const;
const FILTERS = {
  environment: parseAsString,
  cause: parseAsStringLiteral(CERTAINTIES),
  show: parseAsStringLiteral(SHOWN).withDefault("open"),
};

/** What differs, how fresh that is, and what to do about it. */
export function DriftPanel({ scope, data }: { scope: DriftScope; data: DriftData }) {
  const [{ environment, cause, show }, setFilters] = useQueryStates(FILTERS);
  const actions = useDriftActions(scope.organization);
  const ignored = data.findings.filter(({ state }) => state === "ignored");
  const open = data.findings.filter(({ state }) => state !== "ignored");
  const filter = { environment: scope.at ? null : environment, cause };
  const rows = filterDrift(show === "ignored" ? ignored : open, filter);
  const isFiltered = filter.environment !== null || cause !== null;
  return (
    <div className="space-y-4">
      <CheckStatus scope={scope} environments={data.environments} />
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedControl
          label="Which findings"
          value={show}
          onValueChange={(value) => void setFilters({ show: value as (typeof SHOWN)[number] })}
          segments={[
            { value: "open", label: `Open ${open.length}` },
            { value: "ignored", label: `Ignored ${ignored.length}` },
          ]}
        />
        <SeverityCounts rows={open} />
        <span className="flex-1" />
        {!scope.at && (
          <FilterSelect
            label="Environment"
            every="Every environment"
            value={environment}
            onValueChange={(value) => void setFilters({ environment: value })}
            options={data.environments.map(({ slug, name, project }) => ({
              value: `${project.slug}/${slug}`,
              label: name,
              help: project.name,
            }))}
          />
        )}
        <FilterSelect
          label="Cause"
          every="Every cause"
          value={cause}
          onValueChange={(value) => void setFilters({ cause: value as (typeof CERTAINTIES)[number] | null })}
          options={CERTAINTIES.map((value) => ({ value, label: CERTAINTY_WORDS[value] }))}
        />
      </div>
      {rows.length === 0 ? (
        isFiltered ? (
          <NothingMatches onClear={() => void setFilters({ environment: null, cause: null })} />
        ) : (
          <Nothing data={data} isIgnored={show === "ignored"} />
        )
      ) : show === "ignored" ? (
        <IgnoredList organization={scope.organization} rows={rows} hasEnvironment={!scope.at} />
      ) : (
        <DriftList rows={rows} actions={actions} hasEnvironment={!scope.at} />
      )}
      <DriftDialogs organization={scope.organization} actions={actions} />
    </div>
  );
}

function SeverityCounts({ rows }: { rows: DriftData["findings"] }) {
  const count = (severity: string) => rows.filter((row) => row.severity === severity).length;
  return <p className="tabular text-secondary text-small">{`High ${count("high")} · Medium ${count("medium")} · Low ${count("low")}`}</p>;
}

function Nothing({ data, isIgnored }: { data: DriftData; isIgnored: boolean }) {
  const glyph = <ScanSearch size={48} strokeWidth={1} />;
  if (isIgnored)
    return (
      <EmptyState glyph={glyph} title="Nothing is ignored">
        Findings that somebody leaves aside with a reason are listed here until their day.
      </EmptyState>
    );
  const isChecked = data.environments.some(({ lastAt }) => lastAt !== null);
  const next = data.environments.flatMap(({ nextDueAt }) => nextDueAt ?? []).toSorted()[0];
  return (
    <EmptyState glyph={glyph} title={isChecked ? "Everything is as deployed" : "Nothing was checked yet"}>
      {data.environments.length === 0
        ? "What is deployed is compared with what the cloud has, once something is deployed."
        : "A check reads everything that is deployed and changes nothing."}
      {next !== undefined && (
        <>
          {" "}
          Next check <RelativeTime at={next} />.
        </>
      )}
    </EmptyState>
  );
}
