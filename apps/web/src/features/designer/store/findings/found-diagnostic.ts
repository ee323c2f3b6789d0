import type { QuickFix } from "@zerolake/linter";
import type { Diagnostic } from "@zerolake/resources";

/** What a check has found; rules of compatibility may know one edit that settles it. */
export interface FoundDiagnostic extends Diagnostic {
  readonly quickFix?: QuickFix;
}
