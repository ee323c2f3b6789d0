import { APPROVAL_DAYS_MAX, APPROVAL_RULES, APPROVING_ROLES, type Rights, ROLES, whyNotApprover } from "@zerolake/access";
import type { Plan } from "@zerolake/planner";
import { failedChecks, type PreflightReport } from "@zerolake/preflight";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { findLock } from "../environments/environment-lock.ts";
import type { Deployment, Environment } from "../generated/client.ts";
import { findRights } from "../people/find-rights.ts";
import { ownersOfTokens } from "../tokens/live-token.ts";

/** A plan that is another one so often when its turn comes is for a person, whatever rule or schedule says. */
export const PLANS_WITHOUT_PERSON_MAX = 3;

/** Columns of an environment that say who approves its plans. */
export const approvalTermsSchema = z.object({
  approvalRule: z.enum(APPROVAL_RULES),
  approvalRoles: z.array(z.enum(ROLES)),
});

/** What a person may set; nothing is accepted that would let nobody approve. */
export function requireUsableTerms({ approvalRule, approvalRoles, approvalDays }: Environment): void {
  const isForNobody = approvalRule === "role" && !APPROVING_ROLES.some((role) => approvalRoles.includes(role));
  if (isForNobody)
    throw new AppError("invalid", { message: "Nobody could approve a plan.", hint: "Choose at least one role that may approve plans." });
  if (!Number.isInteger(approvalDays) || approvalDays < 1 || approvalDays > APPROVAL_DAYS_MAX)
    throw new AppError("invalid", {
      message: `A plan cannot wait for ${approvalDays} days.`,
      hint: `Choose a whole number of days from 1 to ${APPROVAL_DAYS_MAX}.`,
    });
}

/** Of somebody who left, or was deactivated: approves nothing. */
const NO_RIGHTS: Rights = { role: "viewer", grants: [] };

/** Throws `forbidden` when the environment wants somebody else than this person. */
export async function requireApprover(
  tx: Transaction,
  { environment, deployment, by }: { environment: Environment; deployment: Deployment; by: Actor & { readonly id: string } },
): Promise<void> {
  const rights = (await findRights(tx, environment.organizationId, by.id)) ?? NO_RIGHTS;
  const terms = { name: environment.name, ...approvalTermsSchema.parse(environment) };
  const place = { project: environment.projectId, environment: environment.id };
  // A program does not approve what whoever holds its token has asked for.
  const behind = [by.id, ...(await ownersOfTokens(tx, environment.organizationId, [by.id]))];
  const person = { rights, place, isAuthor: behind.some((id) => deployment.authorIds.includes(id)) };
  const message = whyNotApprover(terms, person);
  if (message === undefined) return;
  const hint =
    terms.approvalRule === "otherApprover" && person.isAuthor
      ? "Ask somebody who neither edited the blueprint since the deployed version nor asked for this plan."
      : "Ask somebody who has such a role.";
  throw new AppError("forbidden", { message, hint });
}

/** Whether the environment's rule approves the plan by itself: it asks for nobody, and nothing about the plan needs a person's word. */
export async function isApprovedByRule(
  tx: Transaction,
  environment: Environment,
  { plan, preflight }: { readonly plan: Plan; readonly preflight?: PreflightReport },
): Promise<boolean> {
  if (environment.approvalRule !== "none") return false;
  const losesData = plan.steps.some(({ risk }) => risk === "dataLoss");
  const isInTheWay = preflight !== undefined && failedChecks(preflight).length > 0;
  return !losesData && !isInTheWay && (await findLock({ prisma: tx }, environment.organizationId, environment.id)) === null;
}

const DAY_MS = 86_400_000;

/** When a plan that begins to wait now is discarded because nobody decided. */
export async function approvalDeadline(tx: Transaction, { approvalDays }: Environment): Promise<Date> {
  return new Date((await databaseNow(tx)).getTime() + approvalDays * DAY_MS);
}
