import type { Component, Edge } from "@zerolake/blueprint";

/** A drawing by kind and by what is joined, made once for all questions. */
export interface PeerIndex {
  ofKind(kind: string): readonly Component[];
  /** Components at the other end of a component's edges of one data kind, in edge order. */
  peers(id: string, dir: "in" | "out", data: string): readonly Component[];
}

export function indexPeers({
  components,
  edges,
}: {
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
}): PeerIndex {
  const byId = new Map(components.map((component) => [component.id, component]));
  const kinds = new Map<string, Component[]>();
  for (const component of components) add(kinds, component.kind, component);
  const joined = new Map<string, Component[]>();
  for (const { from, to } of edges) {
    const [start, end] = [byId.get(from.component), byId.get(to.component)];
    if (end) add(joined, `${from.component} out ${from.port}`, end);
    if (start) add(joined, `${to.component} in ${to.port}`, start);
  }
  return {
    ofKind: (kind) => kinds.get(kind) ?? [],
    peers: (id, dir, data) => joined.get(`${id} ${dir} ${data}`) ?? [],
  };
}

function add(map: Map<string, Component[]>, key: string, component: Component): void {
  const list = map.get(key);
  if (list) list.push(component);
  else map.set(key, [component]);
}
