import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { hashOfToken } from "../people/one-time-token.ts";

interface Ended {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly userId: string;
}

/**
 * Tells the organisation of a token that somebody shows it after its end; once an hour, so that nobody can fill the log with it. Of a token
 * that never was there is nobody to tell.
 */
export async function noteRefusedToken(
  db: Database,
  token: string,
  from: { readonly address?: string; readonly userAgent?: string },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<Ended[]>`
      UPDATE access_token SET refused_at = now()
      WHERE hash = ${hashOfToken(token)} AND (refused_at IS NULL OR refused_at < now() - interval '1 hour')
      RETURNING id::text, name, organization_id::text AS "organizationId", user_id::text AS "userId"`;
    if (!ended) return;
    const { id, name, organizationId, userId } = ended;
    const owner = await tx.user.findUnique({ where: { id: userId }, select: { name: true } });
    const actor = { kind: "user", id: userId, name: `${owner?.name ?? "Somebody who left"} (token “${name}”)`, from } as const;
    await appendAudit(tx, organizationId, { actor, action: "token.refuse", target: { type: "token", id, name }, result: "refused" });
  });
}
