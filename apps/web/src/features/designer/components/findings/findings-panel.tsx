"use client";

import { findDefinition } from "@zerolake/catalog";
import { X } from "lucide-react";
import { useParams } from "next/navigation";
import { type KeyboardEvent, useMemo, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { paths } from "@/shell/navigation.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { applyFix, applyToAll, type FindingFix, fixesFor, isAcceptable } from "../../store/findings/finding-fixes.ts";
import { groupFindings } from "../../store/findings/group-findings.ts";
import { showFinding } from "../../store/findings/show-finding.ts";
import { FindingRow } from "./finding-row.tsx";

/** Everything that is to be said about the drawing, worst first. A row leads to the field it is about. */
export function FindingsPanel() {
  const store = useDesignerStore();
  const findings = useDesigner((state) => state.analysis.findings);
  const height = useDesigner((state) => state.findingsHeight);
  const isReady = useDesigner((state) => state.analysis.isReady);
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const [query, setQuery] = useState("");
  const titles = useMemo(() => new Map(components.map(({ id, title, kind }) => [id, { title, kind }])), [components]);
  const groups = useMemo(() => groupFindings(findings.filter((finding) => matches(finding, query, titles))), [findings, query, titles]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- J and K move between the buttons inside
    <section
      id="designer-findings"
      aria-label="Findings"
      tabIndex={-1}
      onKeyDown={stepRows}
      style={{ height }}
      className="flex max-h-[60vh] shrink-0 flex-col border-hairline border-t bg-surface focus-visible:-outline-offset-2"
    >
      <header className="flex h-10 shrink-0 items-center gap-3 border-hairline border-b px-3">
        <h2 className="text-label">Findings</h2>
        <span className="w-64">
          <Input
            type="search"
            aria-label="Filter findings"
            placeholder="Filter by component or kind"
            className="h-7!"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </span>
        <span className="ml-auto whitespace-nowrap text-muted text-small">J and K step through</span>
        <IconButton
          size="small"
          label="Close findings"
          icon={<X size={14} strokeWidth={1.5} aria-hidden="true" />}
          onClick={() => store.setState((state) => ({ panels: { ...state.panels, isFindingsOpen: false } }))}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto py-1">
        {groups.map((group) => (
          <section key={group.severity} aria-label={group.title}>
            <h3 className="px-3 pt-1.5 pb-0.5 text-muted text-small">
              {group.title} · <span className="tabular">{group.findings.length}</span>
            </h3>
            <FindingList findings={group.findings} titles={titles} />
          </section>
        ))}
        {groups.length === 0 ? <p className="px-3 py-4 text-secondary">{emptyWords(isReady, findings.length)}</p> : null}
      </div>
    </section>
  );
}

/** The rows of one severity, with a button for each fault that one step can fix in several places. */
function FindingList({ findings, titles }: { readonly findings: readonly Finding[]; readonly titles: Titles }) {
  const store = useDesignerStore();
  const design = useDesigner((state) => state.log.current);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const answerHref = useAnswerHref();
  const rows = findings.map((finding) => ({ finding, fixes: canEdit ? fixesFor(finding, design) : [] }));
  return (
    <>
      {fixableTogether(rows).map(({ code, alike }) => (
        <Button key={code} size="small" className="mx-3 my-1" onClick={() => applyToAll(store, alike)}>
          Fix all {alike.length} of {code}
        </Button>
      ))}
      <ul>
        {rows.map(({ finding, fixes }) => (
          <FindingRow
            key={finding.id}
            finding={finding}
            about={titles.get(finding.target?.component ?? "")?.title}
            fixes={fixes}
            answerHref={answerHref(finding.target?.answer)}
            onShow={() => showFinding(store, finding)}
            onFix={(fix) => applyFix(store, fix)}
            canAccept={canEdit && isAcceptable(finding)}
          />
        ))}
      </ul>
    </>
  );
}

interface FixableRow {
  readonly finding: Finding;
  readonly fixes: readonly FindingFix[];
}

function fixableTogether(rows: readonly FixableRow[]) {
  const fixable = rows
    .filter(({ finding, fixes }) => finding.acceptedBecause === undefined && fixes.some((fix) => "gesture" in fix))
    .map(({ finding }) => finding);
  return [...new Set(fixable.map(({ code }) => code))]
    .map((code) => ({ code, alike: fixable.filter((finding) => finding.code === code) }))
    .filter(({ alike }) => alike.length > 1);
}

/** Questions are answered in the viewed environment; without one there is nowhere to answer. */
function useAnswerHref() {
  const { organization, project } = useParams<{ organization: string; project: string }>();
  const environment = useDesigner((state) => state.viewed.environment);
  return (answer: string | undefined) =>
    answer === undefined || environment === undefined ? undefined : paths.environmentAnswer({ organization, project, environment }, answer);
}

function emptyWords(isReady: boolean, count: number): string {
  if (!isReady) return "Checking the drawing…";
  return count === 0 ? "No findings. Plan checks quotas and permissions next." : "Nothing matches this filter.";
}

type Titles = ReadonlyMap<string, { readonly title: string; readonly kind: string }>;

function matches(finding: Finding, query: string, titles: Titles): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return true;
  const about = titles.get(finding.target?.component ?? "");
  const kind = about && findDefinition(about.kind)?.title;
  return [finding.message, finding.code, about?.title, kind].some((text) => text?.toLowerCase().includes(wanted));
}

/** J and K go through the rows and show each on the canvas. */
function stepRows(event: KeyboardEvent<HTMLElement>) {
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (step === undefined || event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-finding]")];
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step] ?? rows[step > 0 ? 0 : rows.length - 1];
  event.preventDefault();
  next?.focus();
}
