import type { CompiledComponent } from "@zerolake/compiler";
import type { Diagnostic } from "@zerolake/resources";
import type { Analysis, DesignerStore, Finding } from "../designer-state.ts";
import { byComponent, byEdge, countFindings, foundElsewhere, toFindings } from "../findings/group-findings.ts";
import type { AnalysisAnswer, ShownResource } from "./analyse.ts";
import { keepEqualFacts } from "./keep-equal-facts.ts";

/** Stores what a run found; parts that say the same keep their objects, so that their nodes do not render again. */
export function takeAnalysis(store: DesignerStore, answer: AnalysisAnswer): void {
  const { analysis: before, cost } = store.getState();
  const said = { diagnostics: answer.diagnostics, others: answer.others };
  const analysis: Analysis = {
    ...before,
    ...findingsOf(before, said, cost.cost?.diagnostics ?? []),
    said,
    edges: answer.edges ? keepEqualFacts(before.edges, answer.edges) : before.edges,
    compiled: { components: servicesOf(before.compiled.components, answer.components), resources: groupResources(answer.resources) },
    hash: answer.hash,
    isReady: true,
  };
  store.setState({ analysis });
}

/** Costs are counted beside the checks and have something to say of their own. */
export function takeCostFindings(store: DesignerStore, costs: readonly Diagnostic[]): void {
  const { analysis } = store.getState();
  if (analysis.isReady) store.setState({ analysis: { ...analysis, ...findingsOf(analysis, analysis.said, costs) } });
}

function findingsOf(before: Analysis, { diagnostics, others }: Analysis["said"], costs: readonly Diagnostic[]) {
  const known = new Map([...before.findings, ...before.ignored].map((finding) => [finding.id, finding]));
  const all = toFindings([...diagnostics, ...costs]).map((finding) => keepEqual(known.get(finding.id), finding));
  const findings = all.filter(({ acceptedBecause }) => acceptedBecause === undefined);
  return {
    findings,
    ignored: all.filter(({ acceptedBecause }) => acceptedBecause !== undefined),
    elsewhere: foundElsewhere(all, others),
    byComponent: keepEqualLists(before.byComponent, byComponent(findings)),
    byEdge: keepEqualLists(before.byEdge, byEdge(findings)),
    counts: countFindings(findings),
  };
}

/** A finding may say the same while its way out has changed. */
function keepEqual(before: Finding | undefined, next: Finding): Finding {
  return before && JSON.stringify(before) === JSON.stringify(next) ? before : next;
}

function keepEqualLists(
  before: ReadonlyMap<string, readonly Finding[]>,
  next: ReadonlyMap<string, readonly Finding[]>,
): ReadonlyMap<string, readonly Finding[]> {
  return new Map(
    [...next].map(([component, findings]) => {
      const old = before.get(component);
      const isSame = old?.length === findings.length && findings.every((finding, index) => finding === old[index]);
      return [component, isSame && old ? old : findings];
    }),
  );
}

/** A run that could not compile leaves what was known on the screen. */
function servicesOf(
  before: ReadonlyMap<string, CompiledComponent>,
  next: readonly CompiledComponent[],
): ReadonlyMap<string, CompiledComponent> {
  return next.length === 0 ? before : new Map(next.map((compiled) => [compiled.component, compiled]));
}

function groupResources(resources: readonly ShownResource[]): ReadonlyMap<string, readonly ShownResource[]> {
  const map = new Map<string, ShownResource[]>();
  for (const resource of resources) {
    const list = map.get(resource.component);
    if (list) list.push(resource);
    else map.set(resource.component, [resource]);
  }
  return map;
}
