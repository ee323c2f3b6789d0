import type { Rights } from "@zerolake/access";
import type { DashboardScope } from "@zerolake/db";
import type { Services } from "@/server/services.ts";
import type { ScopeInput } from "./inputs.ts";

/** Whose dashboard it is: resolved by a session, or by the token of a link. */
export interface DashboardSource {
  readonly services: Pick<Services, "database">;
  readonly organization: { readonly id: string };
}

/** Who looks at it; a wall has nobody. */
export interface DashboardContext extends DashboardSource {
  readonly user: { readonly id: string };
  readonly rights: Rights;
}

export function scopeOf({ stage, cloud, owner }: ScopeInput): DashboardScope {
  return { ...(stage ? { stage } : {}), ...(cloud ? { cloud } : {}), ...(owner ? { ownerId: owner } : {}) };
}
