import type { Severity } from "@zerolake/resources";
import type { ElsewhereFinding, Finding, FindingCounts } from "../designer-state.ts";
import type { FoundDiagnostic } from "./found-diagnostic.ts";

export const SEVERITY_TITLES: Readonly<Record<Severity, string>> = { error: "Must fix", warning: "Should fix", info: "Advice" };
const ORDER: readonly Severity[] = ["error", "warning", "info"];

/** Gives each finding an id that stays the same as long as it says the same about the same place, and drops repetitions. */
export function toFindings(diagnostics: readonly FoundDiagnostic[]): readonly Finding[] {
  const known = new Map<string, Finding>();
  for (const diagnostic of diagnostics) {
    const { component = "", edge = "", setting = "", address = "", path = "" } = diagnostic.target ?? {};
    const place = component + edge + setting + address === "" ? path : [component, edge, setting, address].join("/");
    const id = [diagnostic.severity, diagnostic.code, place, diagnostic.message].join("|");
    if (!known.has(id)) known.set(id, { ...diagnostic, id });
  }
  return [...known.values()];
}

/** What other environments have and the viewed one has not, each once with the names of those environments. */
export function foundElsewhere(
  here: readonly Finding[],
  others: readonly { readonly name: string; readonly diagnostics: readonly FoundDiagnostic[] }[],
): readonly ElsewhereFinding[] {
  const known = new Set(here.map(({ id }) => id));
  const elsewhere = new Map<string, { finding: Finding; environments: string[] }>();
  for (const { name, diagnostics } of others) {
    for (const finding of toFindings(diagnostics)) {
      if (known.has(finding.id)) continue;
      const entry = elsewhere.get(finding.id);
      if (entry) entry.environments.push(name);
      else elsewhere.set(finding.id, { finding, environments: [name] });
    }
  }
  return [...elsewhere.values()];
}

export function countFindings(findings: readonly Finding[]): FindingCounts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}

/** Findings by the component they are about; one about an edge counts for the component at its end, when it names one. */
export function byComponent(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  return byPlace(findings, ({ target }) => target?.component);
}

/** Findings by the edge they are about. */
export function byEdge(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  return byPlace(findings, ({ target }) => target?.edge);
}

function byPlace(findings: readonly Finding[], placeOf: (finding: Finding) => string | undefined): ReadonlyMap<string, readonly Finding[]> {
  const map = new Map<string, Finding[]>();
  for (const finding of sortFindings(findings)) {
    const place = placeOf(finding);
    if (place === undefined) continue;
    const list = map.get(place);
    if (list) list.push(finding);
    else map.set(place, [finding]);
  }
  return map;
}

/** Worst first; inside a severity as they were found. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

export function groupFindings(
  findings: readonly Finding[],
): readonly { readonly severity: Severity; readonly title: string; readonly findings: readonly Finding[] }[] {
  return ORDER.map((severity) => ({
    severity,
    title: SEVERITY_TITLES[severity],
    findings: findings.filter((finding) => finding.severity === severity),
  })).filter((group) => group.findings.length > 0);
}
