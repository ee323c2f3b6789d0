import type { Value } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { lastZone } from "../../tables/last-zone.ts";
import { codeAddress, environmentAddress } from "../aml-workspace/code-version.ts";
import { machineLearning } from "../aml-workspace/use-workspace.ts";
import { modelRun, type NamedStep } from "../orchestrator/run-steps.ts";
import { codeVersion, trainingEnvironment, trainingRun } from "./training-run.ts";

/** How a workflow starts a training; nothing for what is no training of this service. */
export function modelRunStep(context: LoweringContext, peer: Peer): Omit<NamedStep, "name"> | undefined {
  if (peer.outputs["protocol"] !== "aml-command-job") return undefined;
  const { environment, target } = context;
  const { component } = peer;
  const pool = environment.incoming(component.id, "compute")[0];
  const { workspaceId } = machineLearning(context);
  const body = trainingRun({
    training: { component, target },
    workspaceId,
    clusterName: String(pool?.outputs["clusterName"] ?? peer.outputs["clusterName"]),
    dataUri: dataOf(context, component.id),
  });
  return {
    step: modelRun(workspaceId, component.id, body),
    waitsFor: [
      codeAddress({ component }, codeVersion()),
      environmentAddress({ component }, trainingEnvironment({ component }).version),
      addressIn(pool ?? { component }, "cluster"),
    ],
  };
}

/** A dataset first, then features, then tables: the most prepared of what is wired. */
function dataOf({ environment }: LoweringContext, trainingId: string): Value | undefined {
  const peers = (["dataset", "features", "tables"] as const).flatMap((data) => environment.incoming(trainingId, data));
  return peers.flatMap(({ outputs }) => outputs["uri"] ?? lastZone(outputs["uriByZone"]) ?? [])[0];
}
