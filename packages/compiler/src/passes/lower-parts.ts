import type { Edge } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import type { DesiredResource, Diagnostic } from "@zerolake/resources";
import type { LoweringContext, Peer, Statement } from "../lowering.ts";
import type { Environment, ResolvedPart } from "./resolve-environment.ts";

export interface Lowered {
  readonly resources: readonly DesiredResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pass: each component writes its resources; edges reach it as peers and as permissions of its identity. */
export function lowerParts(environment: Environment): Lowered {
  const diagnostics: Diagnostic[] = [];
  const resources = [...environment.parts.values()].flatMap((resolved) =>
    resolved.lowering.lower(contextOf(resolved, environment, (diagnostic) => diagnostics.push(diagnostic))),
  );
  return { resources, diagnostics };
}

function contextOf(resolved: ResolvedPart, environment: Environment, report: (diagnostic: Diagnostic) => void): LoweringContext {
  const id = resolved.part.component.id;
  const edgesIn = environment.edges.filter((edge) => edge.to.component === id);
  const edgesOut = environment.edges.filter((edge) => edge.from.component === id);
  const peers = (edges: readonly Edge[], end: "from" | "to", data: DataKind): Peer[] =>
    edges.filter((edge) => edge[end].port === data).flatMap((edge) => peerAt(edge, end, environment) ?? []);
  return {
    ...resolved.part,
    outputs: resolved.outputs,
    incoming: (data) => peers(edgesIn, "from", data),
    outgoing: (data) => peers(edgesOut, "to", data),
    grants: [
      ...edgesIn.flatMap((edge) => grantsOver(edge, "from", resolved, environment)),
      ...edgesOut.flatMap((edge) => grantsOver(edge, "to", resolved, environment)),
    ],
    platform: (kind) => [...environment.parts.values()].find(({ part }) => part.component.kind === kind)?.outputs.facts,
    report,
  };
}

/** What the far end of an edge allows to the near end's identity. */
function grantsOver(edge: Edge, farEnd: "from" | "to", near: ResolvedPart, environment: Environment): readonly Statement[] {
  const far = environment.parts.get(edge[farEnd].component);
  const offered = farEnd === "from" ? far?.lowering.grants?.out : far?.lowering.grants?.in;
  const offer = offered?.[edge[farEnd].port];
  if (!far || !offer) return [];
  const peer: Peer = {
    edge,
    component: near.part.component,
    variant: near.part.variant,
    outputs: near.outputs.ports[edge[farEnd].port] ?? {},
  };
  return offer({ ...far.part, outputs: far.outputs }, peer);
}

function peerAt(edge: Edge, end: "from" | "to", environment: Environment): Peer | undefined {
  const peer = environment.parts.get(edge[end].component);
  if (!peer) return undefined;
  return { edge, component: peer.part.component, variant: peer.part.variant, outputs: peer.outputs.ports[edge[end].port] ?? {} };
}
