import type { Edge } from "@zerolake/blueprint";
import type { DesiredResource, Diagnostic } from "@zerolake/resources";
import type { Granter, LoweringContext, Peer, Statement } from "../lowering.ts";
import { type Drawing, indexDrawing } from "./drawing.ts";
import type { Environment, ResolvedPart } from "./resolve-environment.ts";

export interface Lowered {
  readonly resources: readonly DesiredResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pass: each component writes its resources; edges reach it as peers and as permissions of its identity. */
export function lowerParts(environment: Environment): Lowered {
  const drawing = indexDrawing(environment);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const resources = [...environment.parts.values()].flatMap((resolved) => resolved.lowering.lower(contextOf(resolved, drawing, report)));
  return { resources, diagnostics };
}

function contextOf(resolved: ResolvedPart, drawing: Drawing, report: (diagnostic: Diagnostic) => void): LoweringContext {
  const id = resolved.part.component.id;
  return {
    ...resolved.part,
    outputs: resolved.outputs,
    incoming: (data) => drawing.view.incoming(id, data),
    outgoing: (data) => drawing.view.outgoing(id, data),
    grants: drawing
      .edgesAt(id)
      .flatMap((edge) => [
        ...(edge.to.component === id ? grantsOver(edge, "from", resolved, drawing) : []),
        ...(edge.from.component === id ? grantsOver(edge, "to", resolved, drawing) : []),
      ]),
    platform: drawing.facts,
    environment: drawing.view,
    report,
  };
}

/** What the far end of an edge allows to the near end's identity. */
function grantsOver(edge: Edge, farEnd: "from" | "to", near: ResolvedPart, drawing: Drawing): readonly Statement[] {
  const far = drawing.part(edge[farEnd].component);
  if (!far) return [];
  const lent = farEnd === "from" ? lentGrants(far, near, drawing) : [];
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
  const granter: Granter = { ...far.part, outputs: far.outputs, platform: drawing.facts, environment: drawing.view };
  return [...offer(granter, peer), ...lent];
}

/** What a service reads with its caller's identity is granted to the caller. */
function lentGrants(service: ResolvedPart, caller: ResolvedPart, drawing: Drawing): readonly Statement[] {
  const id = service.part.component.id;
  const ports = service.lowering.readsAsCaller ?? [];
  return drawing
    .edgesAt(id)
    .filter((edge) => edge.to.component === id && ports.includes(edge.to.port))
    .flatMap((edge) => grantsOver(edge, "from", caller, drawing));
}
