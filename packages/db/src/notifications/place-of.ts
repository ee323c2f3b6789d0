import type { NotificationEvent } from "@zerolake/notifications";
import type { Transaction } from "../database.ts";

export type EventPlace = Required<Pick<NotificationEvent, "project" | "environment">>;

/** An environment by the names that people know it by; `undefined` when the organisation has none of this id. */
export async function placeOf(tx: Transaction, organizationId: string, environmentId: string): Promise<EventPlace | undefined> {
  const select = { id: true, slug: true, name: true } as const;
  const found = await tx.environment.findFirst({
    where: { id: environmentId, organizationId },
    select: { ...select, project: { select } },
  });
  if (!found) return undefined;
  const { project, ...environment } = found;
  return { project, environment };
}
