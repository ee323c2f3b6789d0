import type { Plan } from "@zerolake/planner";
import { AppError, notFound } from "../app-error.ts";
import type { Transaction } from "../database.ts";

/** What an approver confirms of a plan that loses data. */
export interface AcceptedLoss {
  /** The environment's name, typed by somebody who did not consent when the plan was asked for. */
  readonly environment?: string;
}

export interface WantedConsents {
  readonly environmentId: string;
  /** Who asks for the deployment. */
  readonly askedById: string;
  /** Addresses that this person consented to now, by typing names. */
  readonly typed: readonly string[];
  /** An earlier deployment of the environment whose consents hold again. */
  readonly inheritFromId?: string;
}

/** The consents of a new deployment and who gave them. What is only inherited stays the consent of whoever gave it first. */
export async function consentsOf(
  tx: Transaction,
  organizationId: string,
  { environmentId, askedById, typed, inheritFromId }: WantedConsents,
): Promise<{ readonly consents: string[]; readonly consentedById: string | null }> {
  if (inheritFromId === undefined) return { consents: [...typed], consentedById: typed.length > 0 ? askedById : null };
  const earlier = await tx.deployment.findFirst({
    where: { id: inheritFromId, environmentId, organizationId },
    select: { consents: true, consentedById: true },
  });
  if (!earlier) throw notFound("deployment");
  return {
    consents: [...new Set([...earlier.consents, ...typed])],
    consentedById: typed.length > 0 ? askedById : earlier.consentedById,
  };
}

/**
 * A plan that loses data is approved only by somebody who says to have understood that; and when it was not they who typed the names
 * of what is lost, only with the environment's name. The consents themselves are part of the plan, and so of its hash.
 */
export function requireLossAccepted(
  { steps }: Pick<Plan, "steps">,
  { isConsentTheirs, environment, accepted }: { isConsentTheirs: boolean; environment: string; accepted: AcceptedLoss | undefined },
): void {
  if (!steps.some(({ risk }) => risk === "dataLoss")) return;
  if (!accepted) {
    throw new AppError("blocked", {
      message: "The plan loses data that cannot be brought back.",
      hint: "Confirm that you understand that, or discard the plan.",
    });
  }
  if (isConsentTheirs || accepted.environment?.trim() === environment) return;
  throw new AppError("blocked", {
    message: "The plan loses data, and it was not you who consented to that.",
    hint: `Type the environment's name, ${environment}, to approve it.`,
  });
}
