import type { DiagnosticTarget, Severity } from "@zerolake/resources";
import { withAcceptance } from "./acceptance.ts";
import { sourceOf } from "./data/sources.ts";
import type { Evaluation } from "./evaluations.ts";
import type { LintFinding, LintReport, Unchecked } from "./finding.ts";
import { quickFixOf } from "./repairs/quick-fix-of.ts";
import type { Rule, RuleSeverity } from "./rule.ts";
import type { Subject } from "./subject.ts";
import type { View } from "./view/facts.ts";
import type { Snapshot } from "./view/snapshot.ts";

const SEVERITIES: Readonly<Record<RuleSeverity, Severity>> = { error: "error", warning: "warning", advice: "info" };
const ORDER: readonly Severity[] = ["error", "warning", "info"];

interface Place {
  readonly snapshot: Snapshot;
  readonly view: View;
  readonly today: string | undefined;
}

/** Turns evaluations into what a person reads. */
export function reportOf(evaluations: readonly Evaluation[], place: Place): Pick<LintReport, "findings" | "unchecked"> {
  const findings: LintFinding[] = [];
  const missing = new Map<string, Set<string>>();
  for (const { rule, subject, watched } of evaluations) {
    if (watched.answer) findings.push(withAcceptance(findingOf(rule, subject, place), place.snapshot.blueprint, place.today));
    else missing.set(rule.code, new Set([...(missing.get(rule.code) ?? []), ...watched.missing]));
  }
  return { findings: findings.sort(compareFindings), unchecked: [...missing].map(toUnchecked).sort(compareCodes) };
}

function findingOf(rule: Rule, subject: Subject, place: Place): LintFinding {
  const quickFix = quickFixOf(rule, subject, place);
  return {
    severity: SEVERITIES[rule.severity],
    code: rule.code,
    message: rule.message,
    target: targetOf(rule, subject),
    why: rule.why,
    hint: rule.fix,
    sources: rule.sources.map(sourceOf),
    confidence: rule.confidence,
    ...(quickFix ? { quickFix } : {}),
  };
}

/** An arrow is named with the end where the matter is settled. */
function targetOf(rule: Rule, subject: Subject): DiagnosticTarget {
  const setting = rule.setting === undefined ? {} : { setting: rule.setting };
  if ("component" in subject) return { component: subject.component, ...setting };
  if ("drawing" in subject) return {};
  const { id, from, to } = subject.edge;
  return { edge: id, component: rule.edge !== undefined && rule.at === "to" ? to.component : from.component, ...setting };
}

function toUnchecked([code, missing]: readonly [string, ReadonlySet<string>]): Unchecked {
  return { code, missing: [...missing].sort() };
}

/** The sort is stable, so findings of one code stay in drawing order. */
function compareFindings(left: LintFinding, right: LintFinding): number {
  return ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity) || compareCodes(left, right);
}

function compareCodes(left: { readonly code: string }, right: { readonly code: string }): number {
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}
