import { edgeVerdict } from "@zerolake/catalog";
import { type Cloud, type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import type { Edge, PortReference } from "../document.ts";
import { type BlueprintIndex, jointOf } from "./blueprint-index.ts";
import { errorFinding } from "./finding.ts";

/** An edge that may not have an id yet. */
export type Joint = Pick<Edge, "from" | "to"> & { readonly id?: string };

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/**
 * Is the edge one at all: both ends exist, have such ports, carry the same data, are not one component, and are not
 * joined already? Without this a document is broken, so no edit may lead there.
 */
export function checkJoint(index: BlueprintIndex, edge: Joint, path?: string): Result<void, Diagnostic> {
  const fault =
    endsFault(index, edge) ?? portFault(index, edge.from, "gives") ?? portFault(index, edge.to, "takes") ?? twinFault(index, edge);
  if (!fault) return ok(undefined);
  const target = { ...(edge.id === undefined ? {} : { edge: edge.id }), ...(path === undefined ? {} : { path }) };
  return err(errorFinding(fault.code, fault.message, { target, ...(fault.hint === undefined ? {} : { hint: fault.hint }) }));
}

function endsFault(index: BlueprintIndex, edge: Joint): Fault | undefined {
  const missing = [edge.from, edge.to].find((end) => !index.components.has(end.component));
  if (missing)
    return {
      code: "ZL-EDGE-DANGLING",
      message: `The edge ${jointOf(edge)} ends at “${missing.component}”, which is not in the blueprint.`,
    };
  if (edge.from.component === edge.to.component)
    return { code: "ZL-EDGE-SELF", message: `“${titleOf(index, edge.from.component)}” cannot be joined to itself.` };
  if (edge.from.port !== edge.to.port)
    return {
      code: "ZL-EDGE-DATA",
      message: `The edge ${jointOf(edge)} joins ${edge.from.port} to ${edge.to.port}.`,
      hint: "An edge joins an out-port to an in-port of the same data.",
    };
  return undefined;
}

function portFault(index: BlueprintIndex, end: PortReference, side: "gives" | "takes"): Fault | undefined {
  const definition = index.definitions.get(end.component);
  if (!definition) return undefined;
  const ports = side === "gives" ? definition.outputs : definition.inputs;
  if (ports.some((port) => port.data === end.port)) return undefined;
  return {
    code: "ZL-EDGE-PORT",
    message: `“${titleOf(index, end.component)}” ${side} no ${end.port}.`,
    ...(ports.length === 0 ? {} : { hint: `It has: ${ports.map((port) => port.data).join(", ")}.` }),
  };
}

function twinFault(index: BlueprintIndex, edge: Joint): Fault | undefined {
  const twin = index.joints.get(jointOf(edge));
  if (!twin || twin.id === edge.id) return undefined;
  const [from, to] = [titleOf(index, edge.from.component), titleOf(index, edge.to.component)];
  return { code: "ZL-EDGE-DUPLICATE", message: `“${from}” and “${to}” are already connected.` };
}

/** May the two kinds be joined: the catalogue's word, with the reason and the parts that one click inserts. */
export function checkVerdict(
  index: BlueprintIndex,
  edge: Edge,
  options: { readonly cloud?: Cloud; readonly path?: string } = {},
): readonly Diagnostic[] {
  const from = index.definitions.get(edge.from.component);
  const to = index.definitions.get(edge.to.component);
  if (!from || !to) return [];
  const verdict = edgeVerdict({
    from: from.kind,
    data: edge.from.port,
    to: to.kind,
    ...(options.cloud === undefined ? {} : { cloud: options.cloud }),
  });
  if (verdict.verdict === "allowed") return [];
  return [
    errorFinding("ZL-EDGE-REFUSED", verdict.says, {
      target: { edge: edge.id, component: edge.to.component, ...(options.path === undefined ? {} : { path: options.path }) },
      ...(verdict.insert.length === 0 ? {} : { hint: `Put between: ${verdict.insert.join(", ")}.` }),
    }),
  ];
}

export function titleOf(index: BlueprintIndex, id: string): string {
  return index.components.get(id)?.title ?? id;
}
