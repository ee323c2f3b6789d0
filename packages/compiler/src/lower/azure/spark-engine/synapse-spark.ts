import { type DesiredResource, reference } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { guidOf } from "../guid.ts";
import type { NamedStep } from "../orchestrator/run-steps.ts";
import { STARTED_ID } from "../orchestrator/run-steps.ts";
import { azureResource } from "../resource.ts";
import { batchesUrl, livyBatch, SYNAPSE_AUDIENCE } from "./livy-batch.ts";
import { sparkBatches } from "./spark-batches.ts";
import { mainFile, sparkCode } from "./spark-code.ts";
import { poolName, sparkPool, workersOf, workspaceAddress, workspaceName } from "./synapse-pool.ts";

const PROTOCOL = "synapse-spark";
/** The service's own role of who may start jobs. */
const COMPUTE_OPERATOR = "e3844cc7-4670-42cb-9349-9bdac1ee7881";
const EXECUTORS_DEFAULT = 2;

/** Spark machines that pause while nothing runs; the workflow starts their job. */
export const synapseSpark: Lowering = {
  cloud: "azure",
  kind: "spark-engine",
  variant: "synapse-spark",
  service: "Azure Synapse Spark pool",
  gap: "at least three machines; no spot machines; a job runs with the rights of the workspace, not with its own; only a workflow starts it",
  minutes: [4, 8],
  needs: ["synapse-workspace"],
  outputs: () => ({ ports: { runs: { protocol: PROTOCOL }, tables: {}, files: {} } }),
  lower: (context) => {
    reportIdle(context);
    return [
      sparkCode(context),
      sparkPool(context, workersOf(context)),
      ...context.incoming("runs").map((starter) => mayStart(context, starter)),
    ];
  },
};

/** How a workflow starts the job: once per table that it writes; nothing for what is no engine of this service. */
export function sparkSteps(context: LoweringContext, peer: Peer): readonly NamedStep[] {
  if (peer.outputs["protocol"] !== PROTOCOL) return [];
  const { component } = peer;
  const engine = { component, target: context.target };
  const workspace = workspaceName(context);
  const url = batchesUrl(workspace, poolName(engine));
  return sparkBatches(engine, context.environment).map(({ key, args }) => ({
    name: `${component.id}-${key}`,
    waitsFor: [addressIn(peer, "pool"), addressIn(peer, "code")],
    step: {
      start: {
        method: "POST",
        url,
        body: JSON.stringify(
          livyBatch({
            workspace,
            name: `${component.id}-${key}`,
            file: mainFile(context, peer),
            args,
            executors: Number(component.settings["workersMax"] ?? EXECUTORS_DEFAULT),
            format: args[args.indexOf("--format") + 1] ?? "",
          }),
        ),
      },
      idPath: "id",
      status: { url: `${url}/${STARTED_ID}`, path: "result", running: ["Uncertain"], succeeded: "Succeeded" },
      audience: SYNAPSE_AUDIENCE,
    },
  }));
}

/** The service has rights of its own beside those of the cloud. */
function mayStart(context: LoweringContext, starter: Peer): DesiredResource {
  const workspace = workspaceName(context);
  return azureResource(context, {
    name: "mayStart",
    key: starter.component.id,
    type: "Zerolake.Synapse/roleAssignments",
    id: `${String(context.platform("synapse-workspace")?.["workspaceId"])}/roleAssignments/${guidOf(`${context.component.id}|${starter.component.id}`)}`,
    body: {
      workspace,
      roleId: COMPUTE_OPERATOR,
      principalId: reference(addressIn(starter, "identity"), "properties.principalId"),
      scope: `workspaces/${workspace}/bigDataPools/${poolName(context)}`,
    },
    dependsOn: ["pool", workspaceAddress(context)],
  });
}

/** Machines that nobody starts cost nothing, and do nothing. */
function reportIdle(context: LoweringContext): void {
  if (context.incoming("runs").length > 0 && sparkBatches(context, context.environment).length > 0) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-SPARK-IDLE",
    message: `“${context.component.title}” does nothing by itself: it takes a workflow that starts it, something to read and tables to write.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Orchestrator to it, from tables or files to it, and from it to tables.",
  });
}
