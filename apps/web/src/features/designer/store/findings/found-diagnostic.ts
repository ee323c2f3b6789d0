import type { LintFinding } from "@zerolake/linter";
import type { Diagnostic } from "@zerolake/resources";

/** What a check has found; only rules of compatibility say how sure they are, know one edit that settles it and can be ignored. */
export interface FoundDiagnostic
  extends Diagnostic,
    Partial<Pick<LintFinding, "confidence" | "quickFix" | "acceptedBecause" | "acceptedUntil">> {}
