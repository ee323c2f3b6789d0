import type { Rights } from "@zerolake/access";
import { maySee, type NotificationEvent, parseEvent } from "@zerolake/notifications";
import type { Database } from "../database.ts";

/** More than this is "many". */
export const UNREAD_MAX = 99;
const PAGE_SIZE = 50;
/** A person whose rights became narrower since may have lines that are not for them any more; so many are looked through. */
const LOOKED_AT_MAX = 500;

export interface Reader {
  readonly userId: string;
  /** With places by their ids, at this moment. */
  readonly rights: Rights;
}

export interface InboxLine {
  readonly id: string;
  readonly event: NotificationEvent;
  /** How often the same was said while it was unread. */
  readonly times: number;
  readonly at: Date;
  readonly isRead: boolean;
}

/** How many lines a member has not read, as far as they may still see them; at most one more than `UNREAD_MAX`. */
export async function countUnread(db: Database, organizationId: string, reader: Reader): Promise<number> {
  const { userId } = reader;
  const where = { organizationId, userId, readAt: null };
  const rows = await db.prisma.notification.findMany({ where, select: { body: true }, orderBy: { at: "desc" }, take: LOOKED_AT_MAX });
  const seen = rows.filter(({ body }) => maySee(parseEvent(body), reader)).length;
  return Math.min(seen, UNREAD_MAX + 1);
}

/** A page of a member's inbox, newest first, without what they may not see any more. `before` is the time of the last line of the page before. */
export async function listInbox(
  db: Database,
  organizationId: string,
  { before, ...reader }: Reader & { readonly before?: Date },
): Promise<{ readonly lines: readonly InboxLine[]; readonly next: Date | undefined }> {
  const where = { organizationId, userId: reader.userId, ...(before ? { at: { lt: before } } : {}) };
  const rows = await db.prisma.notification.findMany({ where, orderBy: { at: "desc" }, take: PAGE_SIZE + 1 });
  const page = wholeTimes(rows);
  const lines = page.map(({ id, body, times, at, readAt }) => ({ id, event: parseEvent(body), times, at, isRead: readAt !== null }));
  const next = rows.length > PAGE_SIZE ? page.at(-1)?.at : undefined;
  return { lines: lines.filter(({ event }) => maySee(event, reader)), next };
}

/** The next page begins before the last line's time, so lines of one time, told of one deed, stay on one page. */
function wholeTimes<Row extends { readonly at: Date }>(rows: readonly Row[]): readonly Row[] {
  const [page, first] = [rows.slice(0, PAGE_SIZE), rows[PAGE_SIZE]];
  const whole = first ? page.filter(({ at }) => at > first.at) : page;
  return whole.length > 0 ? whole : page;
}

/** Marks what a member has seen: one line, or everything up to the newest that was on the screen. */
export async function markRead(
  db: Database,
  organizationId: string,
  { userId, ...which }: { readonly userId: string } & ({ readonly notificationId: string } | { readonly until: Date }),
): Promise<void> {
  const what = "until" in which ? { at: { lte: which.until } } : { id: which.notificationId };
  await db.prisma.notification.updateMany({ where: { organizationId, userId, readAt: null, ...what }, data: { readAt: new Date() } });
}
