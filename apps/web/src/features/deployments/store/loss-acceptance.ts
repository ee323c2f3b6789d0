import type { Run } from "./run-types.ts";

/** What an approver has confirmed so far of a plan that loses data. */
export interface LossAcceptance {
  readonly isUnderstood: boolean;
  /** As typed. */
  readonly environment: string;
}

export const NOTHING_ACCEPTED: LossAcceptance = { isUnderstood: false, environment: "" };

type Deployment = Pick<Run["deployment"], "isConsentMine"> & { readonly environment: { readonly name: string } };

/** Whether the server will take it; it decides the same again. */
export function isLossAccepted(deployment: Deployment, { isUnderstood, environment }: LossAcceptance): boolean {
  return isUnderstood && (deployment.isConsentMine || environment.trim() === deployment.environment.name);
}

/** What is sent with the approval. */
export function acceptedLoss(
  { isConsentMine }: Pick<Deployment, "isConsentMine">,
  { environment }: LossAcceptance,
): { environment?: string } {
  return isConsentMine ? {} : { environment };
}
