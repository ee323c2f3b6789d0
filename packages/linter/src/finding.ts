import type { Edit } from "@zerolake/blueprint";
import type { Diagnostic } from "@zerolake/resources";
import type { Confidence } from "./rule.ts";

/** One click that settles a finding. */
export interface QuickFix {
  /** What it changes, as on a button: “Set “Keep for” of “Stream” to 48 hours”. */
  readonly label: string;
  readonly edit: Edit;
}

/** What a rule has to say; `hint` is the fix in words. Advice has the severity `info`. */
export interface LintFinding extends Diagnostic {
  readonly why: string;
  readonly hint: string;
  readonly confidence: Confidence;
  readonly quickFix?: QuickFix;
  /** Why somebody ignores it; given while that holds, and an error is a warning then. */
  readonly acceptedBecause?: string;
  /** Last day on which it is ignored, as `YYYY-MM-DD` in UTC; absent = until somebody lets the rule judge again. */
  readonly acceptedUntil?: string;
}

/** A rule that could not judge something, and what it would have to know. */
export interface Unchecked {
  readonly code: string;
  readonly missing: readonly string[];
}

export interface LintReport {
  /** Errors first, then warnings, then advice; by code and drawing order inside. */
  readonly findings: readonly LintFinding[];
  readonly unchecked: readonly Unchecked[];
  /** Evaluations of rules that this run needed; far fewer after an edit than for a whole drawing. */
  readonly evaluated: number;
}

/** A finding without what only an editor needs, as plans keep it. */
export function asDiagnostic(finding: LintFinding): Diagnostic {
  const {
    confidence: _confidence,
    quickFix: _quickFix,
    acceptedBecause: _acceptedBecause,
    acceptedUntil: _acceptedUntil,
    ...diagnostic
  } = finding;
  return diagnostic;
}
