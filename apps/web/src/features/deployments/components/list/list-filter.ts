import type { DeploymentState } from "@zerolake/execution";

/** Whose deployments are listed, by the slugs of its address. */
export interface ProjectAddress {
  readonly organization: string;
  readonly project: string;
}

/** Which of them. */
export interface ListFilter {
  readonly state: DeploymentState | null;
  /** Slug. */
  readonly environment: string | null;
}
