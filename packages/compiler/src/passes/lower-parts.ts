import type { Edge } from "@zerolake/blueprint";
import type { DesiredResource, Diagnostic, PropertyMap } from "@zerolake/resources";
import type { EnvironmentView, Granter, LoweringContext, Peer, Statement } from "../lowering.ts";
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
  const view = viewOf(environment);
  return {
    ...resolved.part,
    outputs: resolved.outputs,
    incoming: (data) => view.incoming(id, data),
    outgoing: (data) => view.outgoing(id, data),
    grants: environment.edges.flatMap((edge) => [
      ...(edge.to.component === id ? grantsOver(edge, "from", resolved, environment) : []),
      ...(edge.from.component === id ? grantsOver(edge, "to", resolved, environment) : []),
    ]),
    platform: (kind) => factsOf(kind, environment),
    environment: view,
    report,
  };
}

function viewOf(environment: Environment): EnvironmentView {
  return {
    components: (kind) =>
      [...environment.parts.values()]
        .filter(({ part }) => part.component.kind === kind)
        .map(({ part, outputs }) => ({ component: part.component, variant: part.variant, outputs })),
    incoming: (id, data) =>
      environment.edges
        .filter((edge) => edge.to.component === id && edge.to.port === data)
        .flatMap((edge) => peerAt(edge, "from", environment) ?? []),
    outgoing: (id, data) =>
      environment.edges
        .filter((edge) => edge.from.component === id && edge.from.port === data)
        .flatMap((edge) => peerAt(edge, "to", environment) ?? []),
  };
}

/** What the far end of an edge allows to the near end's identity. */
function grantsOver(edge: Edge, farEnd: "from" | "to", near: ResolvedPart, environment: Environment): readonly Statement[] {
  const far = environment.parts.get(edge[farEnd].component);
  if (!far) return [];
  const lent = farEnd === "from" ? lentGrants(far, near, environment) : [];
  const offered = farEnd === "from" ? far.lowering.grants?.out : far.lowering.grants?.in;
  const offer = offered?.[edge[farEnd].port];
  if (!offer) return lent;
  const nearEnd = farEnd === "from" ? "to" : "from";
  const peer: Peer = {
    edge,
    component: near.part.component,
    variant: near.part.variant,
    outputs: near.outputs.ports[edge[nearEnd].port] ?? {},
  };
  const granter: Granter = {
    ...far.part,
    outputs: far.outputs,
    platform: (kind) => factsOf(kind, environment),
    environment: viewOf(environment),
  };
  return [...offer(granter, peer), ...lent];
}

function factsOf(kind: string, environment: Environment): PropertyMap | undefined {
  return [...environment.parts.values()].find(({ part }) => part.component.kind === kind)?.outputs.facts;
}

/** What a service reads with its caller's identity is granted to the caller. */
function lentGrants(service: ResolvedPart, caller: ResolvedPart, environment: Environment): readonly Statement[] {
  const ports = service.lowering.readsAsCaller ?? [];
  return environment.edges
    .filter((edge) => edge.to.component === service.part.component.id && ports.includes(edge.to.port))
    .flatMap((edge) => grantsOver(edge, "from", caller, environment));
}

function peerAt(edge: Edge, end: "from" | "to", environment: Environment): Peer | undefined {
  const peer = environment.parts.get(edge[end].component);
  if (!peer) return undefined;
  return { edge, component: peer.part.component, variant: peer.part.variant, outputs: peer.outputs.ports[edge[end].port] ?? {} };
}
