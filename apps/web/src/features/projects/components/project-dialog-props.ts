import type { ProjectAt } from "./project-at.ts";

/** What the dialogs of a project's menu are about. */
export interface ProjectDialogProps {
  readonly at: ProjectAt;
  readonly name: string;
  /** What is deployed, in all environments that have something. */
  readonly deployed: DeployedResources;
  readonly onClose: () => void;
}

export interface DeployedResources {
  readonly resources: number;
  /** Slugs of the environments that have them. */
  readonly environments: readonly string[];
}
