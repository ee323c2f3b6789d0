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

/** Component → port → what is at the other end. */
type Links = Map<string, Map<string, Link[]>>;

const EVERY_PORT = "";
const NONE: readonly Link[] = [];

/**
 * Sources come first. An application is a source itself – its events depend on its own requests only – so loops
 * through one end there; what still turns in a circle is taken in drawn order and sees what has been computed so far.
 */
export function indexDesign({ components, edges }: Pick<Design, "components" | "edges">): DesignGraph {
  const byId = new Map(components.map((component) => [component.id, component]));
  const incoming: Links = new Map();
  const outgoing: Links = new Map();
  const needs = new Map<string, string[]>(components.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    const [source, target] = [byId.get(from.component), byId.get(to.component)];
    if (!source || !target) continue;
    add(outgoing, source.id, { peer: target, data: from.port });
    add(incoming, target.id, { peer: source, data: to.port });
    if (target.kind !== "app-service" && from.port !== "runs") needs.get(target.id)?.push(source.id);
  }
  const { order } = orderByDependency(needs);
  const ordered = new Set(order);
  return {
    order: [...order.flatMap((id) => byId.get(id) ?? []), ...components.filter(({ id }) => !ordered.has(id))],
    into: (id, data = EVERY_PORT) => incoming.get(id)?.get(data) ?? NONE,
    outOf: (id, data = EVERY_PORT) => outgoing.get(id)?.get(data) ?? NONE,
  };
}

function add(links: Links, id: string, link: Link): void {
  const ports = links.get(id) ?? new Map<string, Link[]>();
  links.set(id, ports);
  for (const port of [link.data, EVERY_PORT]) {
    const list = ports.get(port);
    if (list) list.push(link);
    else ports.set(port, [link]);
  }
}
