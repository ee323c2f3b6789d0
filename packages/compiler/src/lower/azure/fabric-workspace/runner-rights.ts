import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { subscriptionId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { ROLES, type RoleName } from "../roles.ts";
import { workspaceRights } from "../synapse-workspace/workspace-rights.ts";

export const RUNNER_RIGHT = "right";
const STREAMING = "fabric-spark-job";
const JOB_KINDS = ["spark-engine", "stream-processor"];

/**
 * A job of Fabric runs as whoever starts it, which is the application that deploys: it gives itself the rights that the arrows of all jobs
 * say, once each.
 */
export function runnerRights(context: LoweringContext): readonly DesiredResource[] {
  const store = hasOwnCode(context) ? (context.platform("artefact-store") ?? {}) : {};
  const statements = workspaceRights(context, { prefix: "fabric-", streaming: STREAMING, store, readers: [] });
  const unique = new Map(statements.map((statement) => [keyOf(statement), statement]));
  return [...unique].map(([key, { role, scope, target }]) =>
    azureResource(context, {
      name: RUNNER_RIGHT,
      key,
      type: "Zerolake.Authorization/ownRights",
      id: `${String(scope)}/ownRights/${String(role)}`,
      body: {
        scope: String(scope),
        role: `${subscriptionId(context)}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role as RoleName]}`,
      },
      dependsOn: [String(target)],
    }),
  );
}

/** Programs of the user's own lie in the environment's container; ours are part of their jobs. */
function hasOwnCode({ environment }: LoweringContext): boolean {
  return JOB_KINDS.flatMap((kind) => environment.components(kind)).some((job) => job.variant.startsWith("fabric-") && isOwnCode(job));
}

/** `blobReader on lake.container/raw`: what people read in a plan. */
function keyOf({ role, target }: Statement): string {
  return `${String(role)} on ${String(target).replace(/\["(.*)"\]$/, "/$1")}`;
}
