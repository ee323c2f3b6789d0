import { COMPONENT_ID_PATTERN, type Diagnostic } from "@zerolake/resources";
import type { Blueprint, Component } from "../document.ts";
import type { BlueprintIndex } from "./blueprint-index.ts";
import { checkJoint } from "./check-edge.ts";
import { errorFinding } from "./finding.ts";

/**
 * Findings without which a document makes no sense: ids, kinds, and edges that join something. Edits never lead there;
 * an imported file can.
 */
export function checkStructure(blueprint: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  return [...componentFindings(blueprint.components, index), ...edgeFindings(blueprint, index)];
}

function componentFindings(components: readonly Component[], index: BlueprintIndex): readonly Diagnostic[] {
  const places = new Map<string, number>();
  return components.flatMap((component, place) => {
    const path = `/components/${place}`;
    const before = places.get(component.id);
    places.set(component.id, before ?? place);
    return [
      ...(COMPONENT_ID_PATTERN.test(component.id) ? [] : [illegalId(component.id, `${path}/id`)]),
      ...(before === undefined ? [] : [duplicateId(component.id, `${path}/id`, `/components/${before}`)]),
      ...(before !== undefined || index.definitions.has(component.id) ? [] : [unknownKind(component, `${path}/kind`)]),
    ];
  });
}

function edgeFindings(blueprint: Blueprint, index: BlueprintIndex): readonly Diagnostic[] {
  const places = new Map<string, number>();
  return blueprint.edges.flatMap((edge, place) => {
    const path = `/edges/${place}`;
    const before = places.get(edge.id);
    places.set(edge.id, before ?? place);
    const joint = checkJoint(index, edge, path);
    return [...(before === undefined ? [] : [duplicateId(edge.id, `${path}/id`, `/edges/${before}`)]), ...(joint.ok ? [] : [joint.error])];
  });
}

function illegalId(id: string, path: string): Diagnostic {
  return errorFinding("ZL-ID-ILLEGAL", `“${id}” cannot be the id of a component.`, {
    target: { path },
    hint: "An id starts with a letter and has at most 31 lower-case letters, digits and hyphens.",
  });
}

function duplicateId(id: string, path: string, first: string): Diagnostic {
  return errorFinding("ZL-ID-DUPLICATE", `The id “${id}” is used twice; the first is ${first}.`, { target: { path } });
}

function unknownKind(component: Component, path: string): Diagnostic {
  return errorFinding("ZL-KIND-UNKNOWN", `This Zerolake has no component of kind “${component.kind}”.`, {
    target: { component: component.id, path },
    hint: "Check how it is written, or update Zerolake when the file comes from a newer one.",
  });
}
