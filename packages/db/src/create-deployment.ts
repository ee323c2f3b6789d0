import type { Actor } from "./actor.ts";
import { AppError, notFound } from "./app-error.ts";
import { appendAudit } from "./audit-log.ts";
import type { Database, Transaction } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { consentsOf } from "./deployment-consents.ts";
import type { DeploymentKind } from "./generated/client.ts";
import { toJson } from "./json-column.ts";
import { authorsOf } from "./plan-authors.ts";

export interface NewDeployment {
  readonly environmentId: string;
  readonly kind: DeploymentKind;
  readonly versionId?: string;
  /** Addresses of resources whose data may be lost: replaced or destroyed only with this consent. */
  readonly consents?: readonly string[];
  /** Takes over the consents of this earlier deployment of the environment, and who gave them. */
  readonly inheritConsentsOfId?: string;
  readonly retryOfId?: string;
  /** A destruction of exactly what this earlier deployment of the environment created. */
  readonly undoOfId?: string;
  /** A destruction of these components only, and of what depends on them. */
  readonly destroyComponents?: readonly string[];
  readonly actor: Actor & { readonly id: string };
}

/** Makes a deployment in state `queued` with the next number of its project, and its first event. Enqueue `deployment.plan` afterwards. */
export async function createDeployment(
  db: Database,
  organizationId: string,
  input: NewDeployment,
): Promise<{ id: string; number: number }> {
  const { environmentId, kind, versionId, actor } = input;
  return db.prisma.$transaction(async (tx) => {
    const environment = await tx.environment.findFirst({ where: { id: environmentId, organizationId, deletedAt: null } });
    if (!environment) throw notFound("environment");
    if (kind === "apply" && versionId === undefined)
      throw new AppError("invalid", { message: "A deployment needs a version of the blueprint." });
    const { retryOfId = null, undoOfId = null, destroyComponents = [] } = input;
    requireOneSelection({ kind, undoOfId, destroyComponents });
    for (const id of [retryOfId, undoOfId]) if (id !== null) await requireFinished(tx, organizationId, { id, environmentId });
    const consented = await consentsOf(tx, organizationId, {
      environmentId,
      askedById: actor.id,
      typed: input.consents ?? [],
      ...(input.inheritConsentsOfId === undefined ? {} : { inheritFromId: input.inheritConsentsOfId }),
    });
    const authorIds = await authorsOf(tx, organizationId, { environment, versionId, requester: actor.id });
    const project = await tx.project.update({
      where: { id: environment.projectId, organizationId },
      data: { nextDeploymentNumber: { increment: 1 } },
      select: { nextDeploymentNumber: true },
    });
    const number = project.nextDeploymentNumber - 1;
    const now = await databaseNow(tx);
    const created = await tx.deployment.create({
      data: {
        organizationId,
        projectId: environment.projectId,
        environmentId,
        number,
        kind,
        versionId: versionId ?? null,
        ...consented,
        retryOfId,
        undoOfId,
        destroyComponents: [...destroyComponents],
        authorIds: [...authorIds],
        settingsRevision: environment.revision,
        requestedById: actor.id,
        requestedAt: now,
        wakeAt: now,
        nextSequence: 2,
      },
    });
    const message = `${kind === "destroy" ? "Destruction" : "Deployment"} #${number} was asked for by ${actor.name}.`;
    const body = toJson({ type: "log", level: "info", message });
    await tx.deploymentEvent.create({ data: { organizationId, deploymentId: created.id, sequence: 1, body } });
    const target = { type: "deployment", id: created.id, name: `#${number}` };
    const after = { kind, environmentId, versionId: versionId ?? null, undoOfId, destroyComponents: [...destroyComponents], ...consented };
    await appendAudit(tx, organizationId, { actor, action: "deployment.create", target, after });
    return { id: created.id, number };
  });
}

type Selection = Required<Pick<NewDeployment, "kind" | "destroyComponents">> & { readonly undoOfId: string | null };

function requireOneSelection({ kind, undoOfId, destroyComponents }: Selection): void {
  const isChosen = destroyComponents.length > 0;
  if (kind === "apply" && (undoOfId !== null || isChosen))
    throw new AppError("invalid", { message: "Only a destruction takes away what was created." });
  if (undoOfId !== null && isChosen)
    throw new AppError("invalid", { message: "An undo takes away what one deployment created: no components can be chosen with it." });
}

async function requireFinished(tx: Transaction, organizationId: string, { id, environmentId }: { id: string; environmentId: string }) {
  const earlier = await tx.deployment.findFirst({ where: { id, environmentId, organizationId } });
  if (!earlier) throw notFound("deployment");
  if (earlier.finishedAt === null) {
    throw new AppError("blocked", { message: `Deployment #${earlier.number} is not finished.`, hint: "Wait for its end, or cancel it." });
  }
}
