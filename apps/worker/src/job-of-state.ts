import type { DeploymentState } from "@zerolake/execution";

/** The job that moves a deployment on from a state that somebody works on. */
export function jobOfState(state: DeploymentState): "deployment.plan" | "deployment.advance" {
  return state === "queued" || state === "planning" ? "deployment.plan" : "deployment.advance";
}
