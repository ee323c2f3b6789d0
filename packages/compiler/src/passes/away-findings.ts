import { type Blueprint, componentsElsewhere, placementOf } from "@zerolake/blueprint";
import { type Cloud, cloudName, type Diagnostic } from "@zerolake/resources";

/** What was decided not to stand on this cloud is told in every plan, with the connections that are missing for it. */
export function awayFindings(blueprint: Blueprint, cloud: Cloud): readonly Diagnostic[] {
  return componentsElsewhere(blueprint, cloud).map(({ id, title }) => {
    const edges = blueprint.edges.filter(({ from, to }) => from.component === id || to.component === id).length;
    const connections = edges === 0 ? "" : edges === 1 ? ", with its connection" : `, with its ${edges} connections`;
    const elsewhere = placementOf(blueprint, cloud, id);
    const target = { component: id };
    if (elsewhere === undefined || elsewhere === "nowhere")
      return {
        severity: "info",
        code: "ZL-COMPILE-LEFT-OUT",
        message: `“${title}” is left out on ${cloudName(cloud)}${connections}.`,
        target,
      };
    return {
      severity: edges > 0 ? "warning" : "info",
      code: "ZL-COMPILE-ELSEWHERE",
      message: `“${title}” stays on ${cloudName(elsewhere)}: nothing of it is created on ${cloudName(cloud)}.`,
      target,
      ...(edges > 0
        ? {
            why: "Connections between clouds are not made by a deployment.",
            hint: `Join it yourself, with the outputs of the environment on ${cloudName(elsewhere)}.`,
          }
        : {}),
    };
  });
}
