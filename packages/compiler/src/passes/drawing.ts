import type { Edge } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import type { PropertyMap } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../lowering.ts";
import type { Environment, ResolvedPart } from "./resolve-environment.ts";

/** The resolved drawing with an index on everything that a lowering asks for, made once. */
export interface Drawing {
  readonly view: EnvironmentView;
  part(id: string): ResolvedPart | undefined;
  /** Edges that touch a component, in drawn order. */
  edgesAt(id: string): readonly Edge[];
  facts(kind: string): PropertyMap | undefined;
}

export function indexDrawing(environment: Environment): Drawing {
  const edges = new Map<string, Edge[]>();
  for (const edge of environment.edges) {
    add(edges, edge.from.component, edge);
    if (edge.to.component !== edge.from.component) add(edges, edge.to.component, edge);
  }
  const parts = new Map<string, ResolvedPart[]>();
  for (const resolved of environment.parts.values()) add(parts, resolved.part.component.kind, resolved);
  const edgesAt = (id: string): readonly Edge[] => edges.get(id) ?? [];
  const peersAt = (id: string, here: "from" | "to", data: DataKind): Peer[] =>
    edgesAt(id)
      .filter((edge) => edge[here].component === id && edge[here].port === data)
      .flatMap((edge) => peerOf(edge, here === "from" ? "to" : "from", environment) ?? []);
  return {
    part: (id) => environment.parts.get(id),
    edgesAt,
    facts: (kind) => parts.get(kind)?.[0]?.outputs.facts,
    view: {
      components: (kind) =>
        (parts.get(kind) ?? []).map(({ part, outputs }) => ({ component: part.component, variant: part.variant, outputs })),
      incoming: (id, data) => peersAt(id, "to", data),
      outgoing: (id, data) => peersAt(id, "from", data),
    },
  };
}

function peerOf(edge: Edge, end: "from" | "to", environment: Environment): Peer | undefined {
  const peer = environment.parts.get(edge[end].component);
  if (!peer) return undefined;
  return { edge, component: peer.part.component, variant: peer.part.variant, outputs: peer.outputs.ports[edge[end].port] ?? {} };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
