/** States of a deployment. Terminal states never change; a retry is a new deployment linked to the old one. */
export const DEPLOYMENT_STATES = [
  "queued",
  "planning",
  "awaitingApproval",
  "approved",
  "applying",
  "verifying",
  "succeeded",
  "failed",
  "cancelled",
  "discarded",
] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

export const TERMINAL_STATES: readonly DeploymentState[] = ["succeeded", "failed", "cancelled", "discarded"];

/** States in which a deployment holds the environment: one at a time; later ones wait as `approved`. */
export const HOLDING_STATES: readonly DeploymentState[] = ["applying", "verifying"];

/** Every legal move. Enforced in the database by compare-and-set. */
export const TRANSITIONS: Readonly<Record<DeploymentState, readonly DeploymentState[]>> = {
  queued: ["planning", "cancelled", "failed"],
  planning: ["awaitingApproval", "approved", "succeeded", "failed", "cancelled"],
  awaitingApproval: ["approved", "discarded", "planning"],
  approved: ["applying", "awaitingApproval", "discarded", "failed", "cancelled"],
  applying: ["verifying", "failed", "cancelled"],
  verifying: ["succeeded", "failed", "cancelled"],
  succeeded: [],
  failed: [],
  cancelled: [],
  discarded: [],
};

export function canMove(from: DeploymentState, to: DeploymentState): boolean {
  return TRANSITIONS[from].includes(to);
}

export function isTerminal(state: DeploymentState): boolean {
  return TERMINAL_STATES.includes(state);
}
