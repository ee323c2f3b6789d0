import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import type { WebhookEndpoint } from "../generated/client.ts";

export interface EndpointChange {
  readonly endpointId: string;
  readonly actor: Actor & { readonly id: string };
}

/** Throws `notFound` for what the organisation does not have. */
export async function findEndpoint(tx: Pick<Transaction, "webhookEndpoint">, organizationId: string, id: string): Promise<WebhookEndpoint> {
  const row = await tx.webhookEndpoint.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound("endpoint");
  return row;
}

export function endpointTarget({ id, name }: Pick<WebhookEndpoint, "id" | "name">) {
  return { type: "webhookEndpoint", id, name };
}
