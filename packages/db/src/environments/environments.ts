import type { ApprovalRule, Role } from "@zerolake/access";
import { type Cloud, canonicalJson, TIERS, type Tier } from "@zerolake/resources";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import { columnsOf } from "../columns.ts";
import { requireConnection } from "../connections/connection-scope.ts";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import { approvalTermsSchema, requireUsableTerms } from "../deployments/approval-terms.ts";
import { type Environment as EnvironmentRow, Prisma } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { slugify } from "../slug.ts";

const columnsSchema = z.object({
  cloud: z.enum(["aws", "azure", "gcp"]) satisfies z.ZodType<Cloud>,
  tier: z.enum(TIERS),
  choices: z.record(z.string(), z.unknown()),
  overrides: z.record(z.string(), z.record(z.string(), z.unknown())),
  workload: z.record(z.string(), z.number()),
  ...approvalTermsSchema.shape,
});

export type Environment = Omit<EnvironmentRow, keyof z.infer<typeof columnsSchema>> & z.infer<typeof columnsSchema>;

/** What may be changed later; everything else is part of the names of what is deployed. */
export interface EnvironmentSettings {
  readonly name?: string;
  readonly tier?: Tier;
  readonly choices?: Readonly<Record<string, unknown>>;
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly workload?: Readonly<Record<string, number>>;
  readonly approvalRule?: ApprovalRule;
  readonly approvalRoles?: readonly Role[];
  readonly approvalDays?: number;
  /** Another connection or region is accepted only while nothing is deployed. */
  readonly connectionId?: string;
  readonly region?: string;
}

export interface NewEnvironment extends EnvironmentSettings {
  readonly projectId: string;
  readonly name: string;
  readonly cloud: Cloud;
  readonly tier: Tier;
  readonly region: string;
  readonly connectionId: string;
  readonly createdById: string;
  readonly actor: Actor;
}

const COLUMNS = columnsOf(Prisma.EnvironmentScalarFieldEnum, "e");

export function getEnvironment(db: Database, organizationId: string, environmentId: string): Promise<Environment> {
  return select(db, { where: "e.id = $2", values: [organizationId, environmentId] });
}

export function getEnvironmentBySlug(
  db: Database,
  organizationId: string,
  { projectId, slug }: { projectId: string; slug: string },
): Promise<Environment> {
  return select(db, { where: "e.project_id = $2 AND e.slug = $3", values: [organizationId, projectId, slug] });
}

async function select(db: Database, { where, values }: { where: string; values: readonly string[] }): Promise<Environment> {
  const { rows } = await db.pool.query<EnvironmentRow>(
    `SELECT ${COLUMNS} FROM environment e WHERE e.organization_id = $1 AND ${where} AND e.deleted_at IS NULL`,
    [...values],
  );
  return readEnvironment(rows[0] ?? null);
}

/** The slug comes from the name and also becomes part of the names of resources. */
export async function createEnvironment(db: Database, organizationId: string, input: NewEnvironment): Promise<Environment> {
  const { projectId, connectionId, createdById, cloud, name, tier, region, actor } = input;
  const slug = slugify(input.name);
  try {
    return await db.prisma.$transaction(async (tx) => {
      const blueprint = await tx.blueprint.findFirst({ where: { projectId, organizationId }, select: { id: true } });
      if (!blueprint) throw notFound("project");
      await requireConnection(tx, organizationId, { connectionId, cloud: input.cloud, projectId, environment: slug });
      const position = await tx.environment.count({ where: { projectId, organizationId, deletedAt: null } });
      const row = await tx.environment.create({
        data: {
          ...settingColumns(input),
          organizationId,
          projectId,
          connectionId,
          createdById,
          cloud,
          name,
          tier,
          region,
          blueprintId: blueprint.id,
          slug,
          position,
          resourceName: slug,
        },
      });
      requireUsableTerms(row);
      await appendAudit(tx, organizationId, { actor, action: "environment.create", target: auditTarget(row), after: shown(row) });
      return readEnvironment(row);
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", { message: `The project already has an environment "${slug}".`, hint: "Choose another name.", cause });
  }
}

/**
 * Changes what is given. Throws `conflict` when the environment is not at `revision` any more. Whoever changes what is deployed
 * becomes an author of the next plan; a name and who approves are in no plan.
 */
export async function updateEnvironment(
  db: Database,
  organizationId: string,
  input: EnvironmentSettings & { environmentId: string; revision?: number; actor: Actor & { readonly id: string } },
): Promise<Environment> {
  const { environmentId, actor, connectionId, region, revision } = input;
  return db.prisma.$transaction(async (tx) => {
    const before = readEnvironment(await tx.environment.findFirst({ where: { id: environmentId, organizationId, deletedAt: null } }));
    const isMoving = (connectionId ?? before.connectionId) !== before.connectionId || (region ?? before.region) !== before.region;
    if (isMoving) {
      await requireNothingDeployed(tx, organizationId, environmentId);
      await requireConnection(tx, organizationId, {
        connectionId: connectionId ?? before.connectionId,
        cloud: before.cloud,
        projectId: before.projectId,
        environment: before.slug,
      });
    }
    if (revision !== undefined && revision !== before.revision) throw changedMeanwhile(before.name);
    const settings = settingColumns(input);
    const isEdit = changesDeployed(before, input);
    const [after] = await tx.environment.updateManyAndReturn({
      where: { id: environmentId, organizationId, revision: before.revision },
      data: isEdit ? { ...settings, revision: before.revision + 1 } : settings,
    });
    if (!after) throw changedMeanwhile(before.name);
    requireUsableTerms(after);
    if (isEdit) {
      await tx.environmentEdit.create({ data: { organizationId, environmentId, revision: after.revision, authorId: actor.id } });
    }
    const change = { before: shown(before), after: shown(after) };
    await appendAudit(tx, organizationId, { actor, action: "environment.update", target: auditTarget(after), ...change });
    return readEnvironment(after);
  });
}

/** Refused while resources are recorded or a deployment is under way: destroying them is an act of its own. */
export async function deleteEnvironment(
  db: Database,
  organizationId: string,
  { environmentId, actor }: { environmentId: string; actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.environment.findFirst({ where: { id: environmentId, organizationId, deletedAt: null } });
    if (!row) throw notFound("environment");
    await requireNothingDeployed(tx, organizationId, environmentId);
    await tx.environment.update({ where: { id: environmentId, organizationId }, data: { deletedAt: new Date() } });
    await appendAudit(tx, organizationId, { actor, action: "environment.delete", target: auditTarget(row), before: shown(row) });
  });
}

async function requireNothingDeployed(tx: Transaction, organizationId: string, environmentId: string): Promise<void> {
  const resources = await tx.recordedResource.count({ where: { environmentId, organizationId } });
  if (resources > 0) {
    throw new AppError("blocked", {
      message: `${resources === 1 ? "One resource is" : `${resources} resources are`} still deployed here.`,
      hint: "Destroy what is deployed first.",
    });
  }
  const live = await tx.deployment.findFirst({ where: { environmentId, organizationId, finishedAt: null }, select: { number: true } });
  if (!live) return;
  throw new AppError("blocked", {
    message: `Deployment #${live.number} is not finished.`,
    hint: "Wait for its end, cancel it or discard its plan.",
  });
}

/** Only these columns, whatever else the caller's object carries: a request can never set one that is not meant to be set. */
function settingColumns(settings: EnvironmentSettings) {
  const { name, tier, region, connectionId, approvalRule, approvalDays, choices, overrides, workload } = settings;
  const needsOtherApprover = approvalRule === undefined ? undefined : approvalRule === "otherApprover";
  const approvalRoles = settings.approvalRoles === undefined ? undefined : [...settings.approvalRoles];
  return {
    ...given({ name, tier, region, connectionId, approvalRule, approvalRoles, approvalDays, needsOtherApprover }),
    ...Object.fromEntries(Object.entries(given({ choices, overrides, workload })).map(([column, value]) => [column, toJson(value)])),
  };
}

const DEPLOYED_FROM = ["tier", "region", "connectionId", "choices", "overrides", "workload"] as const;

function changesDeployed(before: Environment, after: EnvironmentSettings): boolean {
  return DEPLOYED_FROM.some((key) => after[key] !== undefined && canonicalJson(after[key]) !== canonicalJson(before[key]));
}

function changedMeanwhile(name: string): AppError {
  return new AppError("conflict", {
    message: `Somebody else has changed the settings of ${name} meanwhile, so nothing was saved.`,
    hint: "What they changed is shown now. Look at it, then save again.",
  });
}

/** Absent, not `undefined`: what is not given keeps its value. */
function given<T extends Record<string, unknown>>(columns: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

function readEnvironment(row: EnvironmentRow | null): Environment {
  if (!row) throw notFound("environment");
  return { ...row, ...columnsSchema.parse(row) };
}

function auditTarget({ id, name }: { id: string; name: string }) {
  return { type: "environment", id, name };
}

function shown(row: EnvironmentRow | Environment) {
  const { name, region, tier, connectionId, choices, overrides, workload, approvalRule, approvalRoles, approvalDays } = row;
  return { name, region, tier, connectionId, choices, overrides, workload, approvalRule, approvalRoles, approvalDays };
}
