export { type Acceptance, acceptEdit, judgeAgainEdit } from "./acceptance.ts";
export { BASE_MODEL_BILLIONS } from "./data/base-models.ts";
export { asDiagnostic, type LintFinding, type LintReport, type QuickFix, type Unchecked } from "./finding.ts";
export { joinFindings } from "./join-findings.ts";
export { createLinter, type LintDay, type Linter, lint } from "./linter.ts";
export type { Rule } from "./rule.ts";
export { RULES } from "./rules/registry.ts";
