import type { Rights, Role } from "@zerolake/access";
import { ROLES } from "@zerolake/access";
import * as z from "zod";
import type { Database } from "../database.ts";
import { SERVICE } from "../tokens/service-accounts.ts";
import { rightsOf } from "./find-rights.ts";
import type { LiveSession } from "./sessions.ts";

const roleSchema = z.enum(ROLES);

export interface MembershipOfUser {
  readonly organizationId: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Somebody who is signed in: of all their organisations, or of the only one that a single sign-on is good for. */
export type SignedIn = Pick<LiveSession, "userId" | "organizationId"> & {
  /** How they signed in; one that is not told counts as a passphrase, which does not open an organisation that requires single sign-on. */
  readonly method?: LiveSession["method"];
};

/** A token was made by somebody who had come in, so it needs no sign-on of its own. */
function isSingleSignOn({ method }: SignedIn): boolean {
  return method === "oidc" || method === "saml" || method === "token";
}

/** An organisation that is to be deleted is open to its owners only, who may restore it. */
function membershipsOf(who: SignedIn) {
  const { userId, organizationId } = who;
  const comesIn = { OR: [{ role: "owner" }, { organization: { deletionAskedAt: null } }] };
  const isShut = {
    organization: { ssoConnection: { is: { state: "required", OR: [{ breakGlassUserId: null }, { breakGlassUserId: { not: userId } }] } } },
  };
  return {
    userId,
    deactivatedAt: null,
    AND: [comesIn, ...(isSingleSignOn(who) ? [] : [{ NOT: isShut }])],
    ...(organizationId === null ? {} : { organizationId }),
  };
}

/** The organisations of a person, by name. */
export async function listMembershipsOfUser(db: Database, who: SignedIn): Promise<MembershipOfUser[]> {
  const memberships = await db.prisma.membership.findMany({
    where: membershipsOf(who),
    include: { organization: true },
    orderBy: { organization: { name: "asc" } },
  });
  return memberships.map(({ organization, role }) => ({
    organizationId: organization.id,
    slug: organization.slug,
    name: organization.name,
    role: roleSchema.parse(role),
  }));
}

export interface MembershipWithRights extends MembershipOfUser {
  /** The role again, and what is granted beside it in single places, by their ids. */
  readonly rights: Rights;
}

/**
 * What a person is and may in the organisation that has this slug or had it before; `undefined` for strangers and for slugs that do not exist. Notes
 * that the person was here. One round trip.
 */
export async function findMembership(db: Database, who: SignedIn, organizationSlug: string): Promise<MembershipWithRights | undefined> {
  const { userId, organizationId } = who;
  const { rows } = await db.pool.query<{ organizationId: string; slug: string; name: string; role: string; grants: unknown }>(
    `WITH place AS (
       SELECT coalesce((SELECT id FROM organization WHERE slug = $1), (SELECT organization_id FROM former_organization_slug WHERE slug = $1)) AS id
     ), seen AS (
       UPDATE membership SET last_seen_at = now() FROM place
       WHERE organization_id = place.id AND user_id = $2 AND ($3::uuid IS NULL OR organization_id = $3) AND deactivated_at IS NULL
         AND (last_seen_at IS NULL OR last_seen_at < now() - interval '1 minute'))
     SELECT o.id AS "organizationId", o.slug, o.name, m.role, coalesce((
       SELECT json_agg(json_build_object('role', g.role, 'projectId', g.project_id, 'environmentId', g.environment_id))
       FROM access_grant g WHERE g.organization_id = m.organization_id AND g.user_id = m.user_id), '[]') AS grants
     FROM place JOIN organization o ON o.id = place.id JOIN membership m ON m.organization_id = o.id
     WHERE m.user_id = $2 AND m.deactivated_at IS NULL AND ($3::uuid IS NULL OR o.id = $3)
       AND (m.role = 'owner' OR o.deletion_asked_at IS NULL)
       AND ($4 OR NOT EXISTS (
         SELECT 1 FROM sso_connection c
         WHERE c.organization_id = o.id AND c.state = 'required' AND c.break_glass_user_id IS DISTINCT FROM m.user_id))`,
    [organizationSlug, userId, organizationId, isSingleSignOn(who)],
  );
  const [row] = rows;
  if (!row) return undefined;
  const rights = rightsOf(row);
  return { organizationId: row.organizationId, slug: row.slug, name: row.name, role: rights.role, rights };
}

export async function listMembers(db: Database, organizationId: string): Promise<Member[]> {
  const memberships = await db.prisma.membership.findMany({
    where: { organizationId, deactivatedAt: null, source: { not: SERVICE } },
    include: { user: { select: { name: true, email: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return memberships.map(({ userId, role, user }) => ({ userId, ...user, role: roleSchema.parse(role) }));
}
