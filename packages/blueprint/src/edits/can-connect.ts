import { type Cloud, type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import type { Blueprint, Edge } from "../document.ts";
import { indexBlueprint } from "../validation/blueprint-index.ts";
import { checkJoint, checkVerdict, titleOf } from "../validation/check-edge.ts";
import { closesCycle } from "../validation/find-cycles.ts";
import { errorFinding } from "../validation/finding.ts";

/**
 * May this edge be drawn? Asked while a person drags: the first reason why not, in the order in which it makes sense to
 * say it. With a cloud, what that cloud cannot carry is refused too.
 */
export function canConnect(blueprint: Blueprint, joint: Pick<Edge, "from" | "to">, cloud?: Cloud): Result<void, Diagnostic> {
  const index = indexBlueprint(blueprint);
  const sound = checkJoint(index, joint);
  if (!sound.ok) return sound;
  const edge: Edge = { id: "new", ...joint };
  const [refusal] = checkVerdict(index, edge, cloud === undefined ? {} : { cloud });
  if (refusal) return err(refusal);
  const max = index.definitions.get(joint.to.component)?.inputs.find((port) => port.data === joint.to.port)?.max;
  const count = blueprint.edges.filter(({ to }) => to.component === joint.to.component && to.port === joint.to.port).length;
  if (max !== undefined && count >= max)
    return err(
      errorFinding(
        "ZL-EDGE-MAX",
        `“${titleOf(index, joint.to.component)}” takes at most ${max} edge${max === 1 ? "" : "s"} of ${joint.to.port}.`,
        {
          target: { component: joint.to.component },
          hint: "Remove the one that is there first.",
        },
      ),
    );
  if (closesCycle(blueprint.edges, edge))
    return err(
      errorFinding("ZL-EDGE-CYCLE", `Data would run in a circle from “${titleOf(index, joint.from.component)}” back to itself.`, {
        target: { component: joint.from.component },
        hint: "Write into a stream or table of its own.",
      }),
    );
  return ok(undefined);
}
