import type { Services } from "@/server/services.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface GuardrailContext {
  readonly services: Pick<Services, "database" | "prices">;
  readonly organization: { readonly id: string };
}
