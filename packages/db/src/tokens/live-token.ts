import type { Bounds } from "@zerolake/access";
import { PERMISSIONS, ROLES } from "@zerolake/access";
import * as z from "zod";
import type { Database } from "../database.ts";
import { hashOfToken } from "../people/one-time-token.ts";

/** What every token begins with, so that people and scanners of repositories recognise one. */
export const TOKEN_PREFIX = "zl_";

/** A role, or single permissions; those that this version does not know allow nothing. */
export const storedPermitsSchema = z.union([
  z.enum(ROLES),
  z.array(z.string()).transform((names) => PERMISSIONS.filter((permission) => names.includes(permission))),
]);

/** Who comes with a token that is good, and what the token allows of what they may. */
export interface LiveToken {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly userName: string;
  readonly userEmail: string;
  /** Of a service account, not of a person. */
  readonly isService: boolean;
  /** The project is an id. */
  readonly bounds: Bounds;
}

interface Found extends Omit<LiveToken, "bounds"> {
  readonly permits: unknown;
  readonly projectId: string | null;
}

/**
 * The token when it is neither expired nor revoked, and whoever it is of may come in. Notes, once a minute, that it was used and from where.
 * Asked with every call and never kept: a revoked token is dead at once.
 */
export async function findLiveToken(
  db: Database,
  token: string,
  from: { readonly address?: string; readonly userAgent?: string } = {},
): Promise<LiveToken | undefined> {
  if (!token.startsWith(TOKEN_PREFIX)) return undefined;
  const { rows } = await db.pool.query<Found>(
    `WITH live AS (
       SELECT t.*, u.name AS "userName", u.email AS "userEmail", m.source = 'service' AS "isService"
       FROM access_token t
       JOIN membership m ON m.organization_id = t.organization_id AND m.user_id = t.user_id AND m.deactivated_at IS NULL
       JOIN "user" u ON u.id = t.user_id AND u.disabled_at IS NULL
       WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()),
     seen AS (
       UPDATE access_token SET last_used_at = now(), last_used_address = $2, last_used_agent = $3 FROM live
       WHERE access_token.id = live.id AND (live.last_used_at IS NULL OR live.last_used_at < now() - interval '1 minute'))
     SELECT id, name, organization_id AS "organizationId", user_id AS "userId", "userName", "userEmail", "isService", permits, project_id AS "projectId"
     FROM live`,
    [hashOfToken(token), from.address ?? null, from.userAgent ?? null],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { permits, projectId, ...live } = row;
  return { ...live, bounds: { permits: storedPermitsSchema.parse(permits), ...(projectId === null ? {} : { project: projectId }) } };
}

/** Whether it is good still, for streams that it holds open. */
export async function isTokenLive(db: Database, organizationId: string, tokenId: string): Promise<boolean> {
  const membership = { deactivatedAt: null, user: { disabledAt: null } };
  return (
    (await db.prisma.accessToken.count({
      where: { id: tokenId, organizationId, revokedAt: null, expiresAt: { gt: new Date() }, membership },
    })) > 0
  );
}

/** Everybody who made a token of one of these accounts, and so may have used it: with a token of a service account, its owners are authors, too. */
export async function ownersOfTokens(
  db: { readonly accessToken: Database["prisma"]["accessToken"] },
  organizationId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.accessToken.findMany({
    where: { organizationId, userId: { in: [...userIds] } },
    select: { createdById: true },
    distinct: ["createdById"],
  });
  return rows.map(({ createdById }) => createdById);
}
