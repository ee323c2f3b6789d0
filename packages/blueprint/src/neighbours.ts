import { EDGE_CHOICES, effectiveSettings, FOLLOW_RULES, findDefinition, NEIGHBOUR_CHOICES, textsOf, type WayUp } from "@zerolake/catalog";
import type { Tier, Value } from "@zerolake/resources";
import type { Component, Edge, Settings } from "./document.ts";

/** What connected components say about a setting. */
export interface NeighbourOffer {
  readonly value: Value;
  /** Ids of the components that it comes from, in the order of the connections. */
  readonly from: readonly string[];
  /** False when somebody set the value by hand. */
  readonly isFollowed: boolean;
}

export type NeighbourOffers = Readonly<Record<string, NeighbourOffer>>;

/** A component with effective settings, without those that follow, and the keys that somebody set. */
export interface GivenComponent extends Component {
  readonly given: ReadonlySet<string>;
}

/**
 * What neighbours offer each component, by setting; components without an offer are left out. A neighbour that follows another one is
 * read as it follows. In a drawing with a circle, which validation refuses, the circle is cut somewhere. Linear in components × edges of one.
 */
export function neighbourOffers(components: readonly GivenComponent[], edges: readonly Edge[]): ReadonlyMap<string, NeighbourOffers> {
  const byId = new Map(components.map((component) => [component.id, component]));
  const kinds = new Set(components.map(({ kind }) => kind));
  const rules = FOLLOW_RULES.filter(({ kind, from }) => kinds.has(kind) && from.every((step) => kinds.has(step.kind)));
  const known = new Map<string, NeighbourOffers>();
  if (rules.length === 0) return known;
  const incoming = edgesInto(edges);
  const offersOf = (component: GivenComponent): NeighbourOffers => {
    const before = known.get(component.id);
    if (before) return before;
    known.set(component.id, {});
    const offers: Record<string, NeighbourOffer> = {};
    for (const { setting, from, take } of rules.filter(({ kind }) => kind === component.kind)) {
      const neighbours = componentsAlong(component.id, from, { byId, incoming });
      if (neighbours.length === 0) continue;
      const value = take(neighbours.map((neighbour) => ({ ...neighbour.settings, ...followed(offersOf(neighbour)) })));
      if (value !== undefined) offers[setting] = { value, from: neighbours.map(({ id }) => id), isFollowed: !component.given.has(setting) };
    }
    known.set(component.id, offers);
    return offers;
  };
  for (const component of components) offersOf(component);
  return new Map([...known].filter(([, offers]) => Object.keys(offers).length > 0));
}

/** Values of those offers that nobody overruled. */
export function followed(offers: NeighbourOffers): Settings {
  return Object.fromEntries(Object.entries(offers).flatMap(([key, { value, isFollowed }]) => (isFollowed ? [[key, value]] : [])));
}

interface Drawing {
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
  /** What holds for a component; defaults count as well as what somebody set. */
  readonly settingsOf: (component: Component) => Settings;
}

/** Names that a setting can take because another component has them, and which one; `setting` is dotted for a part of one. */
export function neighbourChoices(
  { id, kind }: Pick<Component, "id" | "kind">,
  setting: string,
  drawing: Drawing,
): readonly { readonly name: string; readonly from: string }[] {
  const rule = NEIGHBOUR_CHOICES.find((candidate) => candidate.kind === kind && candidate.setting === setting);
  if (!rule) return [];
  const { from, names } = rule;
  const sources =
    "platform" in from
      ? drawing.components.filter((component) => component.kind === from.platform)
      : componentsAlong(id, from, {
          byId: new Map(drawing.components.map((component) => [component.id, component])),
          incoming: edgesInto(drawing.edges),
        });
  const choices = new Map<string, string>();
  for (const source of sources) {
    for (const name of textsOf(drawing.settingsOf(source)[names])) if (!choices.has(name)) choices.set(name, source.id);
  }
  return [...choices].map(([name, component]) => ({ name, from: component }));
}

/** Names that a setting of an edge can take because the component where it ends has them; nothing for an edge without such a setting. */
export function edgeChoices(edge: Pick<Edge, "to">, setting: string, to: Component | undefined, tier: Tier): readonly string[] {
  const rule = EDGE_CHOICES.find((candidate) => candidate.setting === setting && candidate.to === to?.kind);
  const definition = rule && findDefinition(rule.to);
  if (!rule || !definition || to?.id !== edge.to.component) return [];
  return textsOf(effectiveSettings(definition, tier, to.settings)[rule.names]);
}

interface Web<Found extends Component> {
  readonly byId: ReadonlyMap<string, Found>;
  readonly incoming: ReadonlyMap<string, readonly Edge[]>;
}

function componentsAlong<Found extends Component>(start: string, way: WayUp, { byId, incoming }: Web<Found>): readonly Found[] {
  let reached: readonly string[] = [start];
  for (const { through, kind } of way) {
    const next = reached.flatMap((id) =>
      (incoming.get(id) ?? []).filter(({ to }) => to.port === through).map(({ from }) => from.component),
    );
    reached = [...new Set(next)].filter((id) => byId.get(id)?.kind === kind);
  }
  return reached.flatMap((id) => byId.get(id) ?? []);
}

function edgesInto(edges: readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const incoming = new Map<string, Edge[]>();
  for (const edge of edges) {
    const known = incoming.get(edge.to.component);
    if (known) known.push(edge);
    else incoming.set(edge.to.component, [edge]);
  }
  return incoming;
}
