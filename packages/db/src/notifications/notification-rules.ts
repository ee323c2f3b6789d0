import { EVENT_KINDS, type RuleTerms } from "@zerolake/notifications";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { NotificationRule, WebhookEndpoint } from "../generated/client.ts";
import { findEndpoint } from "./find-endpoint.ts";

/** More than an organisation needs, few enough to be looked through for each event. */
export const RULES_MAX = 50;

/** Kinds that a later version took away are left out. */
const kindsSchema = z.array(z.string()).transform((kinds) => EVENT_KINDS.filter((kind) => kinds.includes(kind)));

export interface NewRule extends RuleTerms {
  /** One of the two. */
  readonly email: string | null;
  readonly endpointId: string | null;
}

export interface RuleView extends NewRule {
  readonly id: string;
  readonly isEnabled: boolean;
}

export interface StoredRule extends RuleView {
  readonly endpoint: WebhookEndpoint | null;
}

export function parseRule({ kinds, ...row }: NotificationRule & { readonly endpoint: WebhookEndpoint | null }): StoredRule {
  return { ...row, kinds: kindsSchema.parse(kinds) };
}

/** Oldest first. */
export async function listNotificationRules(db: Database, organizationId: string): Promise<RuleView[]> {
  const rows = await db.prisma.notificationRule.findMany({ where: { organizationId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ id, name, kinds, projectId, environmentId, email, endpointId, isEnabled }) => {
    return { id, name, kinds: kindsSchema.parse(kinds), projectId, environmentId, email, endpointId, isEnabled };
  });
}

type Person = Actor & { readonly id: string };

export async function createNotificationRule(
  db: Database,
  organizationId: string,
  { rule, actor }: { readonly rule: NewRule; readonly actor: Person },
): Promise<{ readonly id: string }> {
  return db.prisma.$transaction(async (tx) => {
    if ((await tx.notificationRule.count({ where: { organizationId } })) >= RULES_MAX)
      throw new AppError("blocked", { message: `There are ${RULES_MAX} rules already.`, hint: "Delete one that is not needed any more." });
    const data = { organizationId, ...(await columnsOf(tx, organizationId, rule)), createdById: actor.id };
    const row = await tx.notificationRule.create({ data });
    await appendAudit(tx, organizationId, { actor, action: "notificationRule.create", target: targetOf(row), after: shown(row) });
    return { id: row.id };
  });
}

interface Change {
  readonly ruleId: string;
  readonly actor: Person;
}

export async function updateNotificationRule(
  db: Database,
  organizationId: string,
  { ruleId, rule, actor }: Change & { readonly rule: NewRule },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await find(tx, organizationId, ruleId);
    const data = await columnsOf(tx, organizationId, rule);
    await tx.notificationRule.updateMany({ where: { id: ruleId, organizationId }, data });
    const change = { before: shown(before), after: shown({ ...before, ...data }) };
    await appendAudit(tx, organizationId, { actor, action: "notificationRule.update", target: targetOf(before), ...change });
  });
}

/** One that is switched off stays, and sends nothing. */
export async function setNotificationRuleEnabled(
  db: Database,
  organizationId: string,
  { ruleId, isEnabled, actor }: Change & { readonly isEnabled: boolean },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await find(tx, organizationId, ruleId);
    await tx.notificationRule.updateMany({ where: { id: ruleId, organizationId }, data: { isEnabled } });
    const action = isEnabled ? "notificationRule.enable" : "notificationRule.disable";
    await appendAudit(tx, organizationId, { actor, action, target: targetOf(before) });
  });
}

export async function deleteNotificationRule(db: Database, organizationId: string, { ruleId, actor }: Change): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await find(tx, organizationId, ruleId);
    await tx.notificationRule.deleteMany({ where: { id: ruleId, organizationId } });
    await appendAudit(tx, organizationId, { actor, action: "notificationRule.delete", target: targetOf(before), before: shown(before) });
  });
}

async function find(tx: Transaction, organizationId: string, id: string): Promise<NotificationRule> {
  const row = await tx.notificationRule.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound("rule");
  return row;
}

/** What a rule names is the organisation's own: project, environment in it, endpoint. */
async function columnsOf(tx: Transaction, organizationId: string, rule: NewRule) {
  const { name, kinds, projectId, environmentId, email, endpointId } = rule;
  const is = { organizationId, deletedAt: null };
  if (projectId !== null && (await tx.project.count({ where: { id: projectId, ...is } })) === 0) throw notFound("project");
  if (endpointId !== null) await findEndpoint(tx, organizationId, endpointId);
  if (environmentId !== null) {
    const environment = await tx.environment.findFirst({ where: { id: environmentId, ...is }, select: { projectId: true } });
    if (!environment) throw notFound("environment");
    if (environment.projectId !== projectId)
      throw new AppError("invalid", {
        message: "The environment is not one of the project.",
        hint: "Choose the project that it belongs to.",
      });
  }
  if ((email === null) === (endpointId === null))
    throw new AppError("invalid", { message: "A rule sends to one place.", hint: "Choose an e-mail address or an endpoint." });
  return { name, kinds: [...kinds], projectId, environmentId, email: email?.toLowerCase() ?? null, endpointId };
}

function targetOf({ id, name }: Pick<NotificationRule, "id" | "name">) {
  return { type: "notificationRule", id, name };
}

function shown({
  name,
  kinds,
  projectId,
  environmentId,
  email,
  endpointId,
}: Omit<NewRule, "kinds"> & { readonly kinds: readonly string[] }) {
  return { name, kinds, projectId, environmentId, email, endpointId };
}
