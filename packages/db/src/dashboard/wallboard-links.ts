import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

const TOKEN_BYTES = 32;
/** How exactly it is kept when a link was last used. */
const SEEN_EVERY_MINUTES = 5;

export interface WallboardLink {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly lastUsedAt: Date | null;
}

/** Those that still work, newest first. */
export async function listWallboardLinks(db: Database, organizationId: string): Promise<WallboardLink[]> {
  const { rows } = await db.pool.query<WallboardLink>(
    `SELECT l.id, l.name, l.created_at AS "createdAt", l.last_used_at AS "lastUsedAt", coalesce(u.name, 'Somebody who left') AS "createdBy"
     FROM wallboard_link l LEFT JOIN "user" u ON u.id = l.created_by_id
     WHERE l.organization_id = $1 AND l.revoked_at IS NULL ORDER BY l.created_at DESC LIMIT 200`,
    [organizationId],
  );
  return rows;
}

/** Makes a link. The token is given out here and never again: only its hash is kept. */
export async function createWallboardLink(
  db: Database,
  organizationId: string,
  { name, actor }: { name: string; actor: Actor & { readonly id: string } },
): Promise<{ readonly id: string; readonly token: string }> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const id = await db.prisma.$transaction(async (tx) => {
    const data = { organizationId, name, tokenHash: hashOf(token), createdById: actor.id };
    const link = await tx.wallboardLink.create({ data, select: { id: true } });
    await appendAudit(tx, organizationId, { actor, action: "wallboard.create", target: { type: "wallboardLink", id: link.id, name } });
    return link.id;
  });
  return { id, token };
}

/** It opens nothing from now on. */
export async function revokeWallboardLink(
  db: Database,
  organizationId: string,
  { linkId, actor }: { linkId: string; actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const link = await tx.wallboardLink.findFirst({ where: { id: linkId, organizationId, revokedAt: null }, select: { name: true } });
    if (!link) throw notFound("wallboard link");
    await tx.wallboardLink.updateMany({ where: { id: linkId, organizationId }, data: { revokedAt: new Date() } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "wallboard.revoke",
      target: { type: "wallboardLink", id: linkId, name: link.name },
    });
  });
}

/** The organisation that a link shows; `undefined` when it was revoked or never was, and while the organisation waits for its end: only its owners come in then. */
export async function findWallboard(
  db: Database,
  token: string,
): Promise<{ readonly organizationId: string; readonly name: string } | undefined> {
  const { rows } = await db.pool.query<{ id: string; organizationId: string; name: string; isSeenLately: boolean }>(
    `SELECT l.id, o.id AS "organizationId", o.name, coalesce(l.last_used_at > now() - interval '${SEEN_EVERY_MINUTES} minutes', false) AS "isSeenLately"
     FROM wallboard_link l JOIN organization o ON o.id = l.organization_id WHERE l.token_hash = $1 AND l.revoked_at IS NULL AND o.deletion_asked_at IS NULL`,
    [hashOf(token)],
  );
  const [link] = rows;
  if (!link) return undefined;
  if (!link.isSeenLately) await db.pool.query("UPDATE wallboard_link SET last_used_at = now() WHERE id = $1", [link.id]);
  return { organizationId: link.organizationId, name: link.name };
}

/** The token is long and random, so that a plain hash is enough. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
