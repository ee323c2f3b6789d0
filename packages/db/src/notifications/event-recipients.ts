import { isFor, KIND_TERMS, maySee, type NotificationEvent, type Person } from "@zerolake/notifications";
import type { Transaction } from "../database.ts";
import { rightsOf } from "../people/find-rights.ts";
import { SERVICE } from "../tokens/service-accounts.ts";
import { type ChoiceOfPerson, choiceSchema } from "./notification-choices.ts";

type Member = Person & { readonly email: string; readonly choice: ChoiceOfPerson | undefined };

const PERSON = {
  userId: true,
  role: true,
  grants: { select: { role: true, projectId: true, environmentId: true } },
  user: { select: { email: true } },
} as const;

/** Members whom the event is for, with what they chose for its kind. */
export async function membersFor(tx: Transaction, organizationId: string, event: NotificationEvent): Promise<readonly Member[]> {
  const { involvedIds = [], kind } = event;
  const isForFew = KIND_TERMS[kind].audience === "involved";
  const rows = await tx.membership.findMany({
    where: {
      organizationId,
      deactivatedAt: null,
      source: { not: SERVICE },
      user: { disabledAt: null },
      ...(isForFew ? { userId: { in: [...involvedIds] } } : {}),
    },
    select: { ...PERSON, notificationChoices: { where: { kind }, select: { choice: true } } },
  });
  return rows
    .map((row) => ({
      userId: row.userId,
      rights: rightsOf(row),
      email: row.user.email,
      choice: choiceSchema.optional().parse(row.notificationChoices[0]?.choice),
    }))
    .filter((member) => isFor(event, member));
}

/** An address that a rule names may be a member's: then what they may see counts, and their own deeds are theirs. */
export async function mayGet(
  tx: Transaction,
  organizationId: string,
  { event, email }: { readonly event: NotificationEvent; readonly email: string },
): Promise<boolean> {
  const row = await tx.membership.findFirst({ where: { organizationId, user: { email } }, select: { ...PERSON, deactivatedAt: true } });
  if (!row) return true;
  const person = { userId: row.userId, rights: rightsOf(row) };
  return row.deactivatedAt === null && event.actorId !== person.userId && maySee(event, person);
}
