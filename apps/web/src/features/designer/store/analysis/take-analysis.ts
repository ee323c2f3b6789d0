import type { CompiledComponent } from "@zerolake/compiler";
import type { Analysis, DesignerStore, Finding } from "../designer-state.ts";
import { byComponent, byEdge, countFindings, foundElsewhere, toFindings } from "../findings/group-findings.ts";
import type { AnalysisAnswer, ShownResource } from "./analyse.ts";
import { keepEqualFacts } from "./edge-facts.ts";

/** Stores what a run found; parts that say the same keep their objects, so that their nodes do not render again. */
export function takeAnalysis(store: DesignerStore, answer: AnalysisAnswer): void {
  const before = store.getState().analysis;
  const known = new Map([...before.findings, ...before.ignored].map((finding) => [finding.id, finding]));
  const all = toFindings(answer.diagnostics).map((finding) => keepEqual(known.get(finding.id), finding));
  const findings = all.filter(({ acceptedBecause }) => acceptedBecause === undefined);
  const counts = countFindings(findings);
  const analysis: Analysis = {
    findings,
    ignored: all.filter(({ acceptedBecause }) => acceptedBecause !== undefined),
    elsewhere: foundElsewhere(all, answer.others),
    byComponent: keepEqualLists(before.byComponent, byComponent(findings)),
    byEdge: keepEqualLists(before.byEdge, byEdge(findings)),
    edges: answer.edges ? keepEqualFacts(before.edges, answer.edges) : before.edges,
    counts,
    compiled: { components: servicesOf(before.compiled.components, answer.components), resources: groupResources(answer.resources) },
    hash: answer.hash,
    isReady: true,
  };
  store.setState({ analysis });
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
