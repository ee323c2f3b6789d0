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

export const TERMINAL_STATES = ["succeeded", "failed", "cancelled", "discarded"] as const satisfies readonly DeploymentState[];
export type TerminalState = (typeof TERMINAL_STATES)[number];

/** States in which a deployment holds the environment: one at a time; later ones wait as `approved`. */
export const HOLDING_STATES: readonly DeploymentState[] = ["applying", "verifying"];

export function isTerminal(state: DeploymentState): state is TerminalState {
  return TERMINAL_STATES.some((terminal) => terminal === state);
}
