"use client";

import type { Severity } from "@zerolake/resources";
import { FindingSources } from "@/components/finding-sources.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import type { Finding } from "../../store/designer-state.ts";
import type { FindingFix } from "../../store/findings/finding-fixes.ts";
import { FixButton } from "./fix-button.tsx";
import { IgnoreFinding } from "./ignore-finding.tsx";

const WORDS: Readonly<Record<Severity, { readonly role: StatusRole; readonly word: string }>> = {
  error: { role: "danger", word: "Error" },
  warning: { role: "warning", word: "Warning" },
  info: { role: "neutral", word: "Advice" },
};

interface FindingRowProps {
  readonly finding: Finding;
  readonly about: string | undefined;
  readonly fixes: readonly FindingFix[];
  /** Address of the question that settles it, in the environment's settings. */
  readonly answerHref: string | undefined;
  readonly onShow: () => void;
  readonly canIgnore: boolean;
}

/** One finding; choosing it selects its component, brings it into view and opens its field. What one click can do, where it is answered and where it is written stands below. */
export function FindingRow({ finding, about, fixes, answerHref, onShow, canIgnore }: FindingRowProps) {
  const { role, word } = WORDS[finding.severity];
  return (
    <li className="animate-appear hover:bg-hover">
      <button
        type="button"
        data-finding={finding.id}
        onClick={onShow}
        className="flex w-full flex-wrap items-start gap-x-3 px-3 py-1.5 text-left focus-visible:-outline-offset-2 @2xl:flex-nowrap"
      >
        <StatusChip status={role} className="mt-px w-20 shrink-0">
          {word}
        </StatusChip>
        <span className="min-w-48 flex-1">
          <span className="block">{finding.message}</span>
          {finding.why || finding.hint ? (
            <span className="block text-secondary text-small">{[finding.why, finding.hint].filter(Boolean).join(" ")}</span>
          ) : null}
        </span>
        <span className="flex shrink-0 items-baseline gap-3 @max-2xl:w-full @max-2xl:pl-23">
          {about ? <span className="max-w-52 truncate text-secondary text-small">{about}</span> : null}
          <span className="font-mono text-code text-muted">{finding.code}</span>
        </span>
      </button>
      {fixes.length > 0 || answerHref !== undefined || canIgnore || finding.sources ? (
        <div className="flex flex-wrap items-center gap-2 pr-3 pb-2 pl-26">
          {fixes.map((fix) => (
            <FixButton key={fix.label} fix={fix} />
          ))}
          {answerHref === undefined ? null : (
            <LinkButton size="small" href={answerHref}>
              Answer in settings
            </LinkButton>
          )}
          {canIgnore ? <IgnoreFinding finding={finding} /> : null}
          <FindingSources sources={finding.sources} />
        </div>
      ) : null}
    </li>
  );
}
