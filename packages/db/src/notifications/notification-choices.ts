import { EVENT_KINDS, type EventKind, PERSONAL_CHOICES, usualChoice } from "@zerolake/notifications";
import * as z from "zod";
import type { Database } from "../database.ts";

export const choiceSchema = z.enum(PERSONAL_CHOICES);
export type ChoiceOfPerson = z.infer<typeof choiceSchema>;

export interface KindChoice {
  readonly kind: EventKind;
  readonly choice: ChoiceOfPerson;
}

/** How a member hears of each kind, in the order of the kinds. */
export async function listNotificationChoices(db: Database, organizationId: string, userId: string): Promise<KindChoice[]> {
  const rows = await db.prisma.notificationChoice.findMany({ where: { organizationId, userId } });
  const chosen = new Map(rows.map(({ kind, choice }) => [kind, choiceSchema.parse(choice)]));
  return EVENT_KINDS.map((kind) => ({ kind, choice: chosen.get(kind) ?? usualChoice(kind) }));
}

/** Keeps what a member wants to hear of; what is as usual needs no row. */
export async function setNotificationChoices(
  db: Database,
  organizationId: string,
  { userId, choices }: { readonly userId: string; readonly choices: readonly KindChoice[] },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const kinds = choices.map(({ kind }) => kind);
    await tx.notificationChoice.deleteMany({ where: { organizationId, userId, kind: { in: kinds } } });
    const own = choices.filter(({ kind, choice }) => choice !== usualChoice(kind));
    await tx.notificationChoice.createMany({ data: own.map((each) => ({ organizationId, userId, ...each })) });
  });
}
