import { listInbox, type Reader } from "@zerolake/db";
import { type EventKind, linkOf, sentenceOf } from "@zerolake/notifications";
import type { Services } from "@/server/services.ts";

export interface InboxRow {
  readonly id: string;
  readonly sentence: string;
  readonly href: string;
  readonly kind: EventKind;
  readonly times: number;
  readonly at: Date;
  readonly isRead: boolean;
}

interface Context {
  readonly services: Pick<Services, "database">;
  readonly organizationId: string;
  readonly slug: string;
  readonly reader: Reader;
}

/** A page of the inbox as it is shown: one sentence and one link a line. */
export async function loadInbox(
  { services, organizationId, slug, reader }: Context,
  before: Date | undefined,
): Promise<{ readonly rows: readonly InboxRow[]; readonly next: Date | null }> {
  const { lines, next } = await listInbox(services.database, organizationId, { ...reader, ...(before ? { before } : {}) });
  const rows = lines.map(({ event, ...line }) => ({ ...line, sentence: sentenceOf(event), href: linkOf(event, slug), kind: event.kind }));
  return { rows, next: next ?? null };
}
