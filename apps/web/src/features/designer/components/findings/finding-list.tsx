"use client";

import { useParams } from "next/navigation";
import { paths } from "@/shell/navigation.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import type { Titles } from "../../store/findings/filter-findings.ts";
import { fixesWithAll, isIgnorable } from "../../store/findings/finding-fixes.ts";
import { showFinding } from "../../store/findings/show-finding.ts";
import { FindingRow } from "./finding-row.tsx";

interface FindingListProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly titles: Titles;
  /** Names of the environments that have it, where they are not the viewed one. */
  readonly whereOf?: (finding: Finding) => string | undefined;
}

/** Rows under one heading; a fault that one step can fix in several places says so in each of its rows. */
export function FindingList({ title, findings, titles, whereOf }: FindingListProps) {
  const store = useDesignerStore();
  const design = useDesigner((state) => state.log.current);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const answerHref = useAnswerHref();
  if (findings.length === 0) return null;
  const fixes = canEdit ? fixesWithAll(findings, design) : new Map<string, never>();
  return (
    <section aria-label={title}>
      <h3 className="px-3 pt-1.5 pb-0.5 text-muted text-small">
        {title} · <span className="tabular">{findings.length}</span>
      </h3>
      <ul>
        {findings.map((finding) => (
          <FindingRow
            key={finding.id}
            finding={finding}
            about={[titles.get(finding.target?.component ?? "")?.title, whereOf?.(finding)].filter(Boolean).join(" · ") || undefined}
            fixes={fixes.get(finding.id) ?? []}
            answerHref={whereOf ? undefined : answerHref(finding.target?.answer)}
            onShow={() => showFinding(store, finding)}
            canIgnore={canEdit && isIgnorable(finding)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Questions are answered in the viewed environment; without one there is nowhere to answer. */
function useAnswerHref() {
  const { organization, project } = useParams<{ organization: string; project: string }>();
  const environment = useDesigner((state) => state.viewed.environment);
  return (answer: string | undefined) =>
    answer === undefined || environment === undefined ? undefined : paths.environmentAnswer({ organization, project, environment }, answer);
}
