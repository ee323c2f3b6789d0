import { orderByDependency } from "@zerolake/resources";
import type { Design, PricedComponent } from "../design.ts";

/** Another component at the end of an edge. */
export interface Link {
  readonly peer: PricedComponent;
  /** Data kind of the edge. */
  readonly data: string;
}

/** The drawing with an index on its edges, made once for all evaluations. */
export interface DesignGraph {
  /** Sources first. */
  readonly order: readonly PricedComponent[];
  into(id: string, data?: string): readonly Link[];
  outOf(id: string, data?: string): readonly Link[];
}

const NONE: readonly Link[] = [];

/**
 * Sources come first. An application is a source itself – its events depend on its own requests only – so loops
 * through one end there; what still turns in a circle is taken in drawn order and sees what has been computed so far.
 */
export function indexDesign({ components, edges }: Pick<Design, "components" | "edges">): DesignGraph {
  const byId = new Map(components.map((component) => [component.id, component]));
  const incoming = new Map<string, Link[]>(components.map(({ id }) => [id, []]));
  const outgoing = new Map<string, Link[]>(components.map(({ id }) => [id, []]));
  const needs = new Map<string, string[]>(components.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    const [source, target] = [byId.get(from.component), byId.get(to.component)];
    if (!source || !target) continue;
    outgoing.get(source.id)?.push({ peer: target, data: from.port });
    incoming.get(target.id)?.push({ peer: source, data: to.port });
    if (target.kind !== "app-service" && from.port !== "runs") needs.get(target.id)?.push(source.id);
  }
  const { order } = orderByDependency(needs);
  const ordered = new Set(order);
  return {
    order: [...order.flatMap((id) => byId.get(id) ?? []), ...components.filter(({ id }) => !ordered.has(id))],
    into: (id, data) => select(incoming.get(id), data),
    outOf: (id, data) => select(outgoing.get(id), data),
  };
}

function select(links: readonly Link[] | undefined, data: string | undefined): readonly Link[] {
  if (!links) return NONE;
  return data === undefined ? links : links.filter((link) => link.data === data);
}
