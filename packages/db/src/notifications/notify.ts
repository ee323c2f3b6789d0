import type { NotificationEvent } from "@zerolake/notifications";
import type { Transaction } from "../database.ts";
import { toJson } from "../json-column.ts";
import { storableText } from "../storable.ts";

/**
 * Notes that people are to be told of something, in the transaction that does it: both happen or neither. A worker tells it within a
 * second, once, to those who may know (`tellDueEvents`).
 */
export async function notify(tx: Transaction, organizationId: string, event: NotificationEvent): Promise<void> {
  const { kind } = event;
  await tx.notificationEvent.create({ data: { organizationId, kind, thing: storableText(event.thing), body: toJson(event) } });
}
