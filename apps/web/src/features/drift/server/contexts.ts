import type { Environment } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface OrganizationContext {
  readonly services: Pick<Services, "database" | "queue" | "signals">;
  readonly organization: { readonly id: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

export interface EnvironmentContext extends OrganizationContext {
  readonly project: { readonly id: string };
  readonly environment: Environment;
}
