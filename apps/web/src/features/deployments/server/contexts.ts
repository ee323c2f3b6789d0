import type { Rights } from "@zerolake/access";
import type { Deployment, Environment } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface OrganizationContext {
  readonly services: Pick<Services, "database" | "queue" | "signals">;
  readonly organization: { readonly id: string };
  readonly rights: Rights;
  readonly user: { readonly id: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

export interface ProjectContext extends OrganizationContext {
  readonly project: { readonly id: string };
}

export interface EnvironmentContext extends ProjectContext {
  readonly environment: Environment;
}

export interface DeploymentContext extends ProjectContext {
  readonly deployment: Deployment;
}
