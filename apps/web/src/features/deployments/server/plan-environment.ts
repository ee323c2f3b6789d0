import { AppError, createDeployment, type Database, type Environment, listVersions } from "@zerolake/db";
import type { JobQueue } from "@zerolake/queue";

interface Planner {
  readonly database: Database;
  readonly queue: JobQueue;
}

type Person = { readonly kind: "user"; readonly id: string; readonly name: string };

export interface PlanRequest {
  readonly kind: "apply" | "destroy";
  /** Version to plan; absent = the newest one. */
  readonly version?: number;
  /** Addresses whose data may be lost, typed out by the person. */
  readonly consents: readonly string[];
  readonly retryOfId?: string;
}

/** Makes a deployment and rings for a worker to plan it. Nothing in a cloud changes before somebody approves. */
export async function planEnvironment(
  { database, queue }: Planner,
  organizationId: string,
  { environment, request, actor }: { environment: Environment; request: PlanRequest; actor: Person },
): Promise<{ number: number }> {
  const versionId = request.kind === "apply" ? await versionToPlan(database, organizationId, environment, request.version) : undefined;
  const { id, number } = await createDeployment(database, organizationId, {
    environmentId: environment.id,
    kind: request.kind,
    ...(versionId === undefined ? {} : { versionId }),
    consents: request.consents,
    ...(request.retryOfId === undefined ? {} : { retryOfId: request.retryOfId }),
    actor,
  });
  await queue.enqueue("deployment.plan", { organizationId, deploymentId: id });
  return { number };
}

async function versionToPlan(
  database: Database,
  organizationId: string,
  environment: Environment,
  wanted: number | undefined,
): Promise<string> {
  const versions = await listVersions(database, organizationId, environment.blueprintId);
  const version = wanted === undefined ? versions[0] : versions.find((candidate) => candidate.number === wanted);
  if (version) return version.id;
  throw new AppError("blocked", {
    message: wanted === undefined ? "The blueprint has no saved version yet." : `The blueprint has no version ${wanted}.`,
    hint: "Open the designer and choose Plan: it saves a version first.",
  });
}
