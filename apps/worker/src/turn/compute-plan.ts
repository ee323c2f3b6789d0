import { validate } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { Lease } from "@zerolake/db";
import {
  AppError,
  blueprintFor,
  type ComputedPlan,
  type Deployment,
  type Environment,
  getDeployment,
  getEnvironment,
  getVersion,
  listCreatedAddresses,
  listRecordedResources,
  targetOf,
} from "@zerolake/db";
import { asDiagnostic, joinFindings, lint } from "@zerolake/linter";
import {
  type DestroyInput,
  dataWithoutConsent,
  planApply,
  planDestroy,
  planHash,
  type RecordedResource,
  withDependants,
} from "@zerolake/planner";
import { askConnection } from "../connections/ask-connection.ts";
import type { OpenCloud } from "../connections/cloud-access.ts";
import type { WorkerContext } from "../worker-context.ts";

/**
 * What the deployment would do now. Deterministic: while blueprint version, environment, the connection's facts, recorded state and the
 * day (findings are ignored up to a day) are the same, so are the bytes. Throws `OtherAccountError` when the connection leads elsewhere than what is recorded.
 */
export async function computePlan(context: WorkerContext, lease: Pick<Lease, "organizationId" | "deploymentId">): Promise<ComputedPlan> {
  const deployment = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
  const environment = await getEnvironment(context.db, lease.organizationId, deployment.environmentId);
  const cloud = await context.clouds.open(lease.organizationId, environment);
  const recorded = await listRecordedResources(context.db, lease.organizationId, environment.id);
  if (deployment.kind === "destroy") {
    const { consents } = deployment;
    const selection = await selectionOf(context, deployment, recorded);
    const plan = planDestroy({ recorded, selection, keep: dataWithoutConsent(recorded, consents), consents });
    return { plan, hash: planHash(plan), components: [] };
  }
  const { version, compilation, findings } = await compileVersion(context, { deployment, environment, cloud });
  const plan = planApply({
    desired: compilation.resources,
    recorded,
    blueprintHash: version.semanticHash,
    diagnostics: findings,
    consents: deployment.consents,
  });
  return { plan, hash: planHash(plan), components: compilation.components };
}

async function selectionOf(
  { db }: WorkerContext,
  { organizationId, undoOfId, destroyComponents }: Deployment,
  recorded: readonly RecordedResource[],
): Promise<DestroyInput["selection"]> {
  if (undoOfId !== null) return { addresses: await listCreatedAddresses(db, organizationId, undoOfId) };
  return destroyComponents.length === 0 ? "all" : { addresses: withDependants(recorded, destroyComponents) };
}

interface Compiled {
  readonly deployment: Deployment;
  readonly environment: Environment;
  readonly cloud: OpenCloud;
}

async function compileVersion({ db, installation }: WorkerContext, { deployment, environment, cloud }: Compiled) {
  const { organizationId, versionId } = deployment;
  if (versionId === null)
    throw new AppError("invalid", { message: "The deployment names no version of the blueprint.", hint: "Plan again." });
  const version = await getVersion(db, organizationId, versionId);
  const facts = await askConnection(db, cloud, environment.region);
  const blueprint = blueprintFor(environment, version.document);
  const target = targetOf(environment, { installationId: installation.id, account: cloud.account, facts });
  const compilation = compile(blueprint, target);
  const errors = validate(blueprint).filter(({ severity }) => severity === "error");
  const findings = joinFindings(
    [...errors, ...compilation.diagnostics],
    lint(blueprint, target, { today: dayOf(new Date()) }).findings.map(asDiagnostic),
  );
  return { version, compilation, findings };
}

/** In UTC, as findings name their last day. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
