import { anchorAudit, appendAudit, eachAuditPage, findMembership } from "@zerolake/db";
import * as z from "zod";
import { streamedFile } from "@/server/streamed-file.ts";
import type { RequestContext } from "@/server/trpc/context.ts";
import { auditFilterSchema, filterOf } from "./audit-inputs.ts";
import { EXPORT_FORMATS, exportLines } from "./export-lines.ts";

export const exportInput = auditFilterSchema.extend({ organization: z.string().max(100), format: z.enum(EXPORT_FORMATS) });

const MEDIA_TYPES = { jsonl: "application/x-ndjson; charset=utf-8", csv: "text/csv; charset=utf-8" } as const;

/** The log as a file that is sent while it is read. Whoever calls has been allowed to read it; that it was taken away is the last entry of it. */
export async function exportAudit(
  { services, session, from }: Pick<RequestContext, "services" | "session" | "from">,
  { organization, format, ...narrowed }: z.output<typeof exportInput>,
): Promise<Response> {
  const { database } = services;
  const membership = session && (await findMembership(database, session, organization));
  if (!session || !membership) return new Response("There is no such organisation here, or you have no access to it.", { status: 404 });
  const { organizationId } = membership;
  const filter = filterOf(narrowed);
  const actor = { kind: "user" as const, id: session.userId, name: session.userName, from };
  await database.prisma.$transaction((tx) =>
    appendAudit(tx, organizationId, {
      actor,
      action: "audit.export",
      target: { type: "audit", id: organizationId, name: "Audit log" },
      after: { format, ...narrowed },
    }),
  );
  const anchor = await anchorAudit(database, organizationId);
  const lines = exportLines(eachAuditPage(database, organizationId, { upTo: anchor.sequence, filter }), { format, anchor });
  const name = `audit-${organization}-${anchor.at.toISOString().slice(0, 10)}.${format}`;
  return streamedFile({ name, mediaType: MEDIA_TYPES[format], text: lines });
}
