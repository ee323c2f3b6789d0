import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { hashOfToken, newToken } from "../people/one-time-token.ts";

/** So that whoever finds one somewhere knows what it is. */
const PREFIX = "zlscim_";
const TOKENS_MAX = 10;
const DAY_MS = 86_400_000;

export interface ScimTokenView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
}

/** Those that are not revoked, newest first; expired ones are shown for as long as nobody has revoked them. */
export function listScimTokens(db: Database, organizationId: string): Promise<ScimTokenView[]> {
  return db.prisma.scimToken.findMany({
    where: { organizationId, revokedAt: null },
    select: { id: true, name: true, createdAt: true, expiresAt: true, lastUsedAt: true, lastUsedFrom: true },
    orderBy: { createdAt: "desc" },
  });
}

/** The only time that the token itself is there to be seen. */
export async function createScimToken(
  db: Database,
  organizationId: string,
  { name, days, actor }: { readonly name: string; readonly days: number; readonly actor: Actor & { readonly id: string } },
): Promise<{ readonly id: string; readonly token: string }> {
  const { token, hash: tokenHash } = newToken(PREFIX);
  return db.prisma.$transaction(async (tx) => {
    const live = await tx.scimToken.count({ where: { organizationId, revokedAt: null } });
    if (live >= TOKENS_MAX)
      throw new AppError("blocked", { message: `An organisation has at most ${TOKENS_MAX} tokens.`, hint: "Revoke one that nobody uses." });
    const expiresAt = new Date(Date.now() + days * DAY_MS);
    const row = await tx.scimToken.create({
      data: { organizationId, name, tokenHash, createdById: actor.id, expiresAt },
    });
    const target = { type: "scimToken", id: row.id, name };
    await appendAudit(tx, organizationId, { actor, action: "scimToken.create", target, after: { expiresAt: expiresAt.toISOString() } });
    return { id: row.id, token };
  });
}

/** It opens nothing from the next request on. */
export async function revokeScimToken(
  db: Database,
  organizationId: string,
  { tokenId, actor }: { readonly tokenId: string; readonly actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.scimToken.findFirst({ where: { id: tokenId, organizationId, revokedAt: null } });
    if (!row) throw notFound("token");
    await tx.scimToken.update({ where: { id: tokenId, organizationId }, data: { revokedAt: new Date() } });
    await appendAudit(tx, organizationId, { actor, action: "scimToken.revoke", target: { type: "scimToken", id: row.id, name: row.name } });
  });
}

export interface PresentedToken {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly state: "live" | "expired" | "revoked";
}

/**
 * Whose token it is. It is looked up by its hash, so the time that this takes tells nothing about tokens that exist. Notes when it was last used, and
 * from where. An organisation that is to be deleted opens to no program any more.
 */
export async function findScimToken(db: Database, token: string, address?: string): Promise<PresentedToken | undefined> {
  const { rows } = await db.pool.query<PresentedToken>(
    `WITH seen AS (
       UPDATE scim_token SET last_used_at = now(), last_used_from = $2
       WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > now() AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute'))
     SELECT t.id::text, t.organization_id::text AS "organizationId", t.name,
       CASE WHEN t.revoked_at IS NOT NULL OR o.deletion_asked_at IS NOT NULL THEN 'revoked' WHEN t.expires_at <= now() THEN 'expired' ELSE 'live' END AS state
     FROM scim_token t JOIN organization o ON o.id = t.organization_id WHERE t.token_hash = $1`,
    [hashOfToken(token), address ?? null],
  );
  return rows[0];
}
