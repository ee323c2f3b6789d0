"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { matchesFinding } from "../../store/findings/filter-findings.ts";
import { groupFindings, sortFindings } from "../../store/findings/group-findings.ts";
import { FindingList } from "./finding-list.tsx";

/** Everything that is to be said about the drawing, worst first. A row leads to the field it is about. */
export function FindingsPanel() {
  const height = useDesigner((state) => state.findingsHeight);
  const [query, setQuery] = useState("");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- J and K move between the buttons inside
    <section
      id="designer-findings"
      aria-label="Findings"
      tabIndex={-1}
      onKeyDown={stepRows}
      style={{ height }}
      className="@container flex max-h-[60vh] shrink-0 flex-col border-hairline border-t bg-surface focus-visible:-outline-offset-2"
    >
      <PanelHeader query={query} onQuery={setQuery} />
      <div className="min-h-0 flex-1 overflow-y-auto py-1">
        <Lists query={query} />
      </div>
    </section>
  );
}

function PanelHeader({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) {
  const store = useDesignerStore();
  const isEverywhere = useDesigner((state) => state.isFindingEverywhere);
  const hasOthers = useDesigner(({ environments }) => environments.length > 1);
  return (
    <header className="flex h-10 shrink-0 items-center gap-3 border-hairline border-b px-3">
      <h2 className="text-label">Findings</h2>
      <span className="w-64 min-w-24">
        <Input
          type="search"
          aria-label="Filter findings"
          placeholder="Filter by component or kind"
          className="h-7!"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </span>
      {hasOthers ? (
        <span className="whitespace-nowrap">
          <Checkbox
            label="Only this environment"
            isChecked={!isEverywhere}
            onCheckedChange={(isOnlyHere) => store.setState({ isFindingEverywhere: !isOnlyHere })}
          />
        </span>
      ) : null}
      <span className="ml-auto whitespace-nowrap text-muted text-small @max-2xl:hidden">J and K step through</span>
      <IconButton
        size="small"
        label="Close findings"
        className="@max-2xl:ml-auto"
        icon={<X size={14} strokeWidth={1.5} aria-hidden="true" />}
        onClick={() => store.setState((state) => ({ panels: { ...state.panels, isFindingsOpen: false } }))}
      />
    </header>
  );
}

/** What holds in the viewed environment by severity, what only others have, and what somebody set aside. */
function Lists({ query }: { readonly query: string }) {
  const { findings, ignored, elsewhere, isReady } = useDesigner((state) => state.analysis);
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const titles = useMemo(() => new Map(components.map(({ id, title, kind }) => [id, { title, kind }])), [components]);
  const matching = (all: readonly Finding[]) => all.filter((finding) => matchesFinding(finding, query, titles));
  const groups = groupFindings(matching(findings));
  const otherwhere = sortFindings(matching(elsewhere.map(({ finding }) => finding)));
  const setAside = matching(ignored);
  const where = new Map(elsewhere.map(({ finding, environments }) => [finding.id, environments.join(", ")]));
  const isNothing = groups.length + otherwhere.length + setAside.length === 0;
  return (
    <>
      {groups.map((group) => (
        <FindingList key={group.severity} title={group.title} findings={group.findings} titles={titles} />
      ))}
      {isNothing || findings.length === 0 ? <p className="px-3 py-4 text-secondary">{emptyWords(isReady, findings.length)}</p> : null}
      <FindingList title="Only in other environments" findings={otherwhere} titles={titles} whereOf={({ id }) => where.get(id)} />
      <FindingList title="Ignored" findings={setAside} titles={titles} />
    </>
  );
}

function emptyWords(isReady: boolean, count: number): string {
  if (!isReady) return "Checking the drawing…";
  return count === 0 ? "No findings. Plan checks quotas and permissions next." : "Nothing matches this filter.";
}

/** J and K go through the rows. */
function stepRows(event: KeyboardEvent<HTMLElement>) {
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (step === undefined || event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.target instanceof HTMLTextAreaElement) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-finding]")];
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step] ?? rows[step > 0 ? 0 : rows.length - 1];
  event.preventDefault();
  next?.focus();
}
