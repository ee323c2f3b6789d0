import { findDefinition, settingOf } from "@zerolake/catalog";
import { canonicalJson, type Value } from "@zerolake/resources";
import type { Blueprint, Component, Edge, Settings } from "./document.ts";
import { jointOf } from "./validation/blueprint-index.ts";

export interface DiffEntry {
  /** Dotted, e.g. `settings.zones`, `edges.tables`, `tier`. */
  readonly field: string;
  readonly before?: Value;
  readonly after?: Value;
  readonly sentence: string;
}

/** What changed about one component, or about the design as a whole. */
export interface DiffGroup {
  readonly subject: "component" | "design";
  readonly component?: string;
  readonly title: string;
  readonly change: "added" | "removed" | "changed";
  readonly sentence: string;
  readonly entries: readonly DiffEntry[];
}

/**
 * What `after` means that `before` did not: components added, removed or changed, with their settings and edges, then
 * the design's own figures. Order of parts and names of edges are not differences. Empty exactly when the hashes agree.
 */
export function diffBlueprints(before: Blueprint, after: Blueprint): readonly DiffGroup[] {
  const [old, now] = [componentsOf(before), componentsOf(after)];
  const edges = edgeEntries(before, after);
  const removed = before.components
    .filter(({ id }) => !now.has(id))
    .map((component) => goneGroup(component, edges.get(component.id) ?? []));
  const rest = after.components.flatMap((component) => {
    const was = old.get(component.id);
    const entries = edges.get(component.id) ?? [];
    return was ? changedGroup(was, component, entries) : [newGroup(component, entries)];
  });
  return [...rest, ...removed, ...designGroup(before, after)];
}

function newGroup(component: Component, edges: readonly DiffEntry[]): DiffGroup {
  return {
    ...subject(component),
    change: "added",
    sentence: `“${component.title}” (${kindTitle(component)}) was added.`,
    entries: [...settingEntries(component.kind, {}, component.settings), ...edges],
  };
}

function goneGroup(component: Component, edges: readonly DiffEntry[]): DiffGroup {
  return {
    ...subject(component),
    change: "removed",
    sentence: `“${component.title}” (${kindTitle(component)}) was removed.`,
    entries: edges,
  };
}

function changedGroup(was: Component, component: Component, edges: readonly DiffEntry[]): readonly DiffGroup[] {
  const entries = [
    ...valueEntry("title", "Title", was.title, component.title),
    ...valueEntry("kind", "Kind", was.kind, component.kind),
    ...settingEntries(component.kind, was.settings, component.settings),
    ...edges,
  ];
  if (entries.length === 0) return [];
  const count = entries.length === 1 ? "one change" : `${entries.length} changes`;
  return [{ ...subject(component), change: "changed", sentence: `“${component.title}” has ${count}.`, entries }];
}

function settingEntries(kind: string, before: Settings, after: Settings): readonly DiffEntry[] {
  const definition = findDefinition(kind);
  return keysOf(before, after).flatMap((key) => {
    const label = (definition && settingOf(definition, key)?.label) ?? key;
    return valueEntry(`settings.${key}`, label, before[key], after[key]);
  });
}

/** Edges are told where they start; an edge of a removed component is told there, if only one end is left, at that end. */
function edgeEntries(before: Blueprint, after: Blueprint): ReadonlyMap<string, readonly DiffEntry[]> {
  const titles = new Map([...before.components, ...after.components].map(({ id, title }) => [id, title]));
  const [old, now] = [edgesOf(before), edgesOf(after)];
  const entries = new Map<string, DiffEntry[]>();
  const tell = (edge: Edge, entry: Omit<DiffEntry, "field">) => {
    const list = entries.get(edge.from.component) ?? [];
    entries.set(edge.from.component, [...list, { field: `edges.${edge.from.port}.${edge.to.component}`, ...entry }]);
  };
  const end = (edge: Edge) => `“${titles.get(edge.to.component) ?? edge.to.component}”`;
  for (const [joint, edge] of now) {
    const was = old.get(joint);
    if (!was) tell(edge, { after: joint, sentence: `Sends ${edge.from.port} to ${end(edge)}.` });
    else if (canonicalJson(was.settings ?? {}) !== canonicalJson(edge.settings ?? {}))
      tell(edge, { before: was.settings ?? {}, after: edge.settings ?? {}, sentence: `The edge to ${end(edge)} has other settings.` });
  }
  for (const [joint, edge] of old)
    if (!now.has(joint)) tell(edge, { before: joint, sentence: `No longer sends ${edge.from.port} to ${end(edge)}.` });
  return entries;
}

function designGroup(before: Blueprint, after: Blueprint): readonly DiffGroup[] {
  const entries = [
    ...valueEntry("tier", "Size", before.tier, after.tier),
    ...valueEntry("policies.omit", "Left out", omitted(before), omitted(after)),
    ...valueEntry("policies.accepted", "Ignored findings", accepted(before), accepted(after)),
    ...valueEntry(
      "policies.residencyRegion",
      "Region that data must not leave",
      before.policies.residencyRegion,
      after.policies.residencyRegion,
    ),
    ...keysOf(before.policies.tags ?? {}, after.policies.tags ?? {}).flatMap((tag) =>
      valueEntry(`policies.tags.${tag}`, `Tag ${tag}`, before.policies.tags?.[tag], after.policies.tags?.[tag]),
    ),
    ...keysOf(before.workload, after.workload).flatMap((key) =>
      valueEntry(`workload.${key}`, key, before.workload[key], after.workload[key]),
    ),
    ...keysOf(before.targetChoices, after.targetChoices).flatMap((cloud) => {
      const [was, is] = [before.targetChoices[cloud as "aws"] ?? {}, after.targetChoices[cloud as "aws"] ?? {}];
      return keysOf(was, is).flatMap((key) => valueEntry(`targetChoices.${cloud}.${key}`, `${key} on ${cloud}`, was[key], is[key]));
    }),
  ];
  return entries.length === 0
    ? []
    : [{ subject: "design", title: "Design", change: "changed", sentence: "The design as a whole changed.", entries }];
}

function valueEntry(field: string, label: string, before: Value | undefined, after: Value | undefined): readonly DiffEntry[] {
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) return [];
  const sentence =
    before === undefined
      ? `${label} is set to ${shown(after)}.`
      : after === undefined
        ? `${label} is no longer set; it was ${shown(before)}.`
        : `${label} changes from ${shown(before)} to ${shown(after)}.`;
  return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), sentence }];
}

function shown(value: Value | undefined): string {
  if (typeof value === "string") return value === "" ? "nothing" : `“${value}”`;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value))
    return value.length === 0 ? "nothing" : value.map((item) => (typeof item === "string" ? item : JSON.stringify(item))).join(", ");
  return JSON.stringify(value);
}

function subject(component: Component): Pick<DiffGroup, "subject" | "component" | "title"> {
  return { subject: "component", component: component.id, title: component.title };
}

function kindTitle(component: Component): string {
  return findDefinition(component.kind)?.title ?? component.kind;
}

function omitted(blueprint: Blueprint): Value {
  return [...new Set(blueprint.policies.omit)].sort();
}

function keysOf(left: object, right: object): readonly string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
}

function accepted({ policies }: Blueprint): Value | undefined {
  return policies.accepted?.map(
    ({ code, place, reason, until }) =>
      `${code}${place === undefined ? "" : ` at ${place}`}${until === undefined ? "" : ` until ${until}`}: ${reason}`,
  );
}

function componentsOf(blueprint: Blueprint): ReadonlyMap<string, Component> {
  return new Map(blueprint.components.map((component) => [component.id, component]));
}

function edgesOf(blueprint: Blueprint): ReadonlyMap<string, Edge> {
  return new Map(blueprint.edges.map((edge) => [jointOf(edge), edge]));
}
