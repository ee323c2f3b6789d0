import { type EventKind, isMatch, isRepeat, parseEvent, usualChoice } from "@zerolake/notifications";
import type { Database, Transaction } from "../database.ts";
import { membersFor } from "./event-recipients.ts";
import { parseRule } from "./notification-rules.ts";
import { type Occurrence, queueCalls, queueLetters, type Voice } from "./queue-sayings.ts";

/** An organisation may have thousands of members. */
const TIME = { timeout: 30_000 };

export interface Told {
  /** Whose inbox has changed. */
  readonly userIds: readonly string[];
}

/**
 * Tells one event, once: in one transaction it is marked as handled, stands in every inbox that it is for, and letters and calls wait in their
 * outboxes. A worker that dies before the end leaves it as it was. Events of an organisation are told one after the other.
 */
export async function tellEvent(
  db: Database,
  organizationId: string,
  { eventId, ...voice }: Voice & { readonly eventId: string },
): Promise<Told> {
  return db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('notifications:' || ${organizationId}::text, 0))`;
    const [row] = await tx.$queryRaw<{ body: unknown; at: Date }[]>`
      UPDATE notification_event SET handled_at = now() WHERE id = ${eventId}::uuid AND organization_id = ${organizationId}::uuid AND handled_at IS NULL
      RETURNING body, at`;
    if (!row) return { userIds: [] };
    const event = parseEvent(row.body);
    const occurrence = { organizationId, eventId, event, at: row.at };
    if (!(await isNews(tx, occurrence))) return { userIds: await countRepeat(tx, occurrence) };
    const relieved = await settleAsked(tx, occurrence);
    const readers = await tell(tx, occurrence, voice);
    return { userIds: [...new Set([...relieved, ...readers])] };
  }, TIME);
}

/** Not what is over already, and not what was said last about the same thing. */
async function isNews(tx: Transaction, { organizationId, eventId, event, at }: Occurrence): Promise<boolean> {
  const { kind, thing } = event;
  if (kind === "approval.asked") {
    const id = thing.slice(thing.indexOf(":") + 1);
    if ((await tx.deployment.count({ where: { id, organizationId, state: "awaitingApproval" } })) === 0) return false;
  }
  const last = await tx.notificationEvent.findFirst({
    where: { organizationId, thing, id: { not: eventId }, handledAt: { not: null }, isRepeat: false, at: { lte: at } },
    orderBy: { at: "desc" },
    select: { kind: true, at: true },
  });
  if (last?.kind !== kind) return true;
  return !isRepeat({ kind, atMs: at.getTime() }, { kind, atMs: last.at.getTime() });
}

/** Once something has come of a plan, it waits for nobody any more: that it did counts as read. */
async function settleAsked(tx: Transaction, { organizationId, event }: Occurrence): Promise<readonly string[]> {
  const asked: EventKind = "approval.asked";
  if (event.kind === asked) return [];
  const rows = await tx.notification.updateManyAndReturn({
    where: { organizationId, thing: event.thing, kind: asked, readAt: null },
    data: { readAt: new Date() },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** Whoever has not read of it yet sees how often it was said; nobody is told anew. */
async function countRepeat(tx: Transaction, { organizationId, eventId, event, at }: Occurrence): Promise<readonly string[]> {
  await tx.notificationEvent.updateMany({ where: { id: eventId, organizationId }, data: { isRepeat: true } });
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE notification SET times = times + 1, at = ${at}, body = ${JSON.stringify(event)}::jsonb
    WHERE organization_id = ${organizationId}::uuid AND thing = ${event.thing} AND kind = ${event.kind} AND read_at IS NULL RETURNING user_id::text AS "userId"`;
  return rows.map(({ userId }) => userId);
}

async function tell(tx: Transaction, occurrence: Occurrence, voice: Voice): Promise<readonly string[]> {
  const { organizationId, event } = occurrence;
  const where = { id: organizationId, deletionAskedAt: null };
  const organization = await tx.organization.findFirst({ where, select: { slug: true, name: true } });
  if (!organization) return [];
  const members = await membersFor(tx, organizationId, event);
  const heard = members.map(({ choice = usualChoice(event.kind), ...member }) => ({ ...member, choice }));
  const readers = heard.filter(({ choice }) => choice === "inbox" || choice === "both").map(({ userId }) => userId);
  await addToInboxes(tx, occurrence, readers);
  const stored = await tx.notificationRule.findMany({ where: { organizationId, isEnabled: true }, include: { endpoint: true } });
  const rules = stored.map(parseRule).filter((rule) => isMatch(rule, event));
  const saying = { ...occurrence, ...voice, organization, rules };
  await queueCalls(tx, saying);
  const mailboxes = heard.filter(({ choice }) => choice === "email" || choice === "both").map(({ email }) => email);
  if (voice.sendsMail) await queueLetters(tx, saying, mailboxes);
  return readers;
}

async function addToInboxes(tx: Transaction, { organizationId, event, at }: Occurrence, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO notification (id, organization_id, user_id, kind, thing, body, at)
    SELECT gen_random_uuid(), ${organizationId}::uuid, reader, ${event.kind}, ${event.thing}, ${JSON.stringify(event)}::jsonb, ${at}
    FROM unnest(${[...userIds]}::uuid[]) AS reader
    ON CONFLICT (organization_id, user_id, thing, kind) WHERE read_at IS NULL
    DO UPDATE SET times = notification.times + 1, at = excluded.at, body = excluded.body`;
}
