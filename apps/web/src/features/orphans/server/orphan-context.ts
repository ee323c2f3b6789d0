import type { Services } from "@/server/services.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface OrphanContext {
  readonly services: Pick<Services, "database" | "queue" | "signals" | "prices">;
  readonly organization: { readonly id: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

/** Other open pages of the organisation look again. */
export function announce({ services, organization }: Pick<OrphanContext, "services" | "organization">): void {
  services.signals.publish(`organization:${organization.id}`);
}
