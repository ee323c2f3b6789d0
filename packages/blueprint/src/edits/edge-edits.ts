import { indexBlueprint } from "../validation/blueprint-index.ts";
import { checkJoint } from "../validation/check-edge.ts";
import { type Apply, applied, gone, inserted, replaced, taken } from "./editing.ts";

/**
 * Adds an edge that joins something. Whether the catalogue advises it is asked before drawing (`canConnect`) and found
 * afterwards (`validate`): what stood in a document can always be brought back.
 */
export const addEdge: Apply<"addEdge"> = (design, { edge, index }) => {
  const { blueprint } = design;
  if (blueprint.edges.some(({ id }) => id === edge.id)) return taken("edge", edge.id);
  const joint = checkJoint(indexBlueprint(blueprint), edge);
  if (!joint.ok) return joint;
  return applied(
    { ...design, blueprint: { ...blueprint, edges: inserted(blueprint.edges, edge, index) } },
    { edit: "removeEdge", edge: edge.id },
  );
};

export const removeEdge: Apply<"removeEdge"> = (design, { edge: id }) => {
  const { blueprint } = design;
  const index = blueprint.edges.findIndex((edge) => edge.id === id);
  const edge = blueprint.edges[index];
  if (!edge) return gone("edge", id);
  return applied(
    { ...design, blueprint: { ...blueprint, edges: blueprint.edges.filter((other) => other !== edge) } },
    { edit: "addEdge", edge, index },
  );
};

export const setEdgeSettings: Apply<"setEdgeSettings"> = (design, { edge: id, settings }) => {
  const { blueprint } = design;
  const index = blueprint.edges.findIndex((edge) => edge.id === id);
  const edge = blueprint.edges[index];
  if (!edge) return gone("edge", id);
  const { settings: before, ...bare } = edge;
  return applied(
    {
      ...design,
      blueprint: { ...blueprint, edges: replaced(blueprint.edges, index, settings === undefined ? bare : { ...bare, settings }) },
    },
    { edit: "setEdgeSettings", edge: id, ...(before === undefined ? {} : { settings: before }) },
  );
};
