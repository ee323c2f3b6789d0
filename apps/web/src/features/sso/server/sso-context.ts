import type { Actor } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface SsoContext {
  readonly services: Pick<Services, "database" | "environment" | "outbound" | "secretBox">;
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly actor: Actor;
}
