import type { Rights } from "@zerolake/access";
import type { Environment } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface BlueprintContext {
  readonly services: Pick<Services, "database" | "queue" | "signals">;
  readonly organization: { readonly id: string };
  readonly project: { readonly id: string; readonly name: string; readonly targetCloud: string };
  readonly rights: Rights;
  readonly user: { readonly id: string; readonly name: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

export interface EnvironmentContext extends BlueprintContext {
  readonly environment: Environment;
}
