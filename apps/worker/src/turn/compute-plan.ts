import { validate } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { Lease } from "@zerolake/db";
import {
  AppError,
  blueprintFor,
  type ComputedPlan,
  type Deployment,
  getDeployment,
  getEnvironment,
  getVersion,
  listCreatedAddresses,
  listRecordedResources,
  targetOf,
} from "@zerolake/db";
import { dataWithoutConsent, planApply, planDestroy, planHash } from "@zerolake/planner";
import { askConnection } from "../connections/ask-connection.ts";
import type { WorkerContext } from "../worker-context.ts";

/**
 * What the deployment would do now. Deterministic: while blueprint version, environment, the connection's facts and recorded state
 * are the same, so are the bytes.
 */
export async function computePlan(context: WorkerContext, lease: Pick<Lease, "organizationId" | "deploymentId">): Promise<ComputedPlan> {
  const deployment = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
  const recorded = await listRecordedResources(context.db, lease.organizationId, deployment.environmentId);
  if (deployment.kind === "destroy") {
    const { consents, undoOfId } = deployment;
    const selection =
      undoOfId === null ? ("all" as const) : { addresses: await listCreatedAddresses(context.db, lease.organizationId, undoOfId) };
    const plan = planDestroy({ recorded, selection, keep: dataWithoutConsent(recorded, consents), consents });
    return { plan, hash: planHash(plan), components: [] };
  }
  const { version, compilation, findings } = await compileVersion(context, deployment);
  const plan = planApply({
    desired: compilation.resources,
    recorded,
    blueprintHash: version.semanticHash,
    diagnostics: [...findings, ...compilation.diagnostics],
    consents: deployment.consents,
  });
  return { plan, hash: planHash(plan), components: compilation.components };
}

async function compileVersion(context: WorkerContext, deployment: Deployment) {
  const { organizationId, environmentId, versionId } = deployment;
  if (versionId === null)
    throw new AppError("invalid", { message: "The deployment names no version of the blueprint.", hint: "Plan again." });
  const environment = await getEnvironment(context.db, organizationId, environmentId);
  const version = await getVersion(context.db, organizationId, versionId);
  const known = await askConnection(context, organizationId, environment);
  const blueprint = blueprintFor(environment, version.document);
  const compilation = compile(blueprint, targetOf(environment, { installationId: context.installation.id, ...known }));
  return { version, compilation, findings: validate(blueprint).filter(({ severity }) => severity === "error") };
}
