import type { Edge } from "@zerolake/blueprint";
import type { DesiredResource, Diagnostic } from "@zerolake/resources";
import { isKeptByWorkspace } from "../lower/databricks/workspace-rights.ts";
import type { Granter, LoweringContext, Peer, Statement } from "../lowering.ts";
import { type Drawing, indexDrawing } from "./drawing.ts";
import type { Environment, ResolvedPart } from "./resolve-environment.ts";

/** What one edge allows one of its ends. */
export interface EdgeGrant {
  readonly edge: string;
  /** The component whose identity holds the permission. */
  readonly holder: string;
  /** In the cloud's own form; `edgeRights` reads it. */
  readonly statements: readonly Statement[];
}

export interface Lowered {
  readonly resources: readonly DesiredResource[];
  readonly grants: readonly EdgeGrant[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pass: each component writes its resources; edges reach it as peers and as permissions of its identity. */
export function lowerParts(environment: Environment): Lowered {
  const drawing = indexDrawing(environment);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const grants: EdgeGrant[] = [];
  const resources = [...environment.parts.values()].flatMap((resolved) => {
    const own = grantsTo(resolved, drawing);
    grants.push(...own);
    return resolved.lowering.lower(contextOf(resolved, own, { drawing, report }));
  });
  return { resources, grants, diagnostics };
}

interface Surroundings {
  readonly drawing: Drawing;
  readonly report: (diagnostic: Diagnostic) => void;
}

function contextOf(resolved: ResolvedPart, grants: readonly EdgeGrant[], { drawing, report }: Surroundings): LoweringContext {
  const id = resolved.part.component.id;
  return {
    ...resolved.part,
    outputs: resolved.outputs,
    incoming: (data) => drawing.view.incoming(id, data),
    outgoing: (data) => drawing.view.outgoing(id, data),
    // What a workspace keeps is in no policy of the identity.
    grants: grants.flatMap(({ statements }) => statements).filter((statement) => !isKeptByWorkspace(statement)),
    platform: drawing.facts,
    environment: drawing.view,
    report,
  };
}

/** What the edges at a component allow its identity, edge by edge. */
function grantsTo(resolved: ResolvedPart, drawing: Drawing): readonly EdgeGrant[] {
  const holder = resolved.part.component.id;
  return drawing.edgesAt(holder).flatMap((edge) => {
    const statements = [
      ...(edge.to.component === holder ? grantsOver(edge, "from", resolved, drawing) : []),
      ...(edge.from.component === holder ? grantsOver(edge, "to", resolved, drawing) : []),
    ];
    return statements.length > 0 ? [{ edge: edge.id, holder, statements }] : [];
  });
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
