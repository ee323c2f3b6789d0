import { ROLES } from "@zerolake/access";
import { decideMembership, type MembershipState } from "@zerolake/scim";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Transaction } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { endReach } from "../people/end-reach.ts";
import { requireAnotherOwner } from "../people/member-changes.ts";

const roleSchema = z.enum(ROLES);
const rowSchema = z.object({
  userId: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  keptRole: roleSchema.nullable(),
  groupRoles: z.array(roleSchema),
  role: roleSchema.nullable(),
  source: z.string().nullable(),
  isIn: z.boolean().nullable(),
});
type Row = z.infer<typeof rowSchema>;

/** A membership that SCIM changes; without `before` it is a new one. */
export interface ProvisionedMember {
  readonly userId: string;
  readonly name: string;
  readonly before?: MembershipState;
  readonly after: MembershipState;
}

export interface Provisioned {
  readonly changes: readonly ProvisionedMember[];
  /** Sessions and tokens of people who may not come in any more: tell `session:<id>` of each after the transaction. */
  readonly sessionIds: readonly string[];
}

/**
 * Makes the memberships of these records – or of all – what the provider and the roles of its groups say, in the transaction that changed
 * either. Refuses to switch off the last owner. Records without an account are passed over.
 */
export async function provisionMembers(
  tx: Transaction,
  organizationId: string,
  { recordIds, actor }: { readonly recordIds?: readonly string[]; readonly actor: Actor },
): Promise<Provisioned> {
  const records = await linkedRecords(tx, organizationId, recordIds);
  const userIds = records.map(({ userId }) => userId);
  if (userIds.length === 0) return { changes: [], sessionIds: [] };
  await holdMembers(tx, organizationId, userIds);
  const rows = await readRows(
    tx,
    organizationId,
    records.map(({ id }) => id),
  );
  const changes = rows.flatMap(changeOf);
  const sessionIds: string[] = [];
  for (const change of changes) {
    await applyChange(tx, organizationId, { change, actor });
    if (change.before?.isActive && !change.after.isActive) sessionIds.push(...(await endAccess(tx, organizationId, change.userId)));
  }
  return { changes, sessionIds };
}

/** The ids are one parameter, however many people a group has. */
function linkedRecords(tx: Transaction, organizationId: string, ids: readonly string[] | undefined) {
  const wanted = ids === undefined ? Prisma.empty : Prisma.sql`AND id = ANY(${[...ids]}::uuid[])`;
  return tx.$queryRaw<{ id: string; userId: string }[]>`
    SELECT id::text, user_id::text AS "userId" FROM scim_user WHERE organization_id = ${organizationId}::uuid AND user_id IS NOT NULL ${wanted}`;
}

/** With all owners, in the order in which everybody holds members, so that no two transactions wait for each other. */
async function holdMembers(tx: Transaction, organizationId: string, userIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM membership WHERE organization_id = ${organizationId}::uuid AND (role = 'owner' OR user_id = ANY(${[...userIds]}::uuid[]))
    ORDER BY user_id FOR UPDATE`;
}

/** Sessions end, and tokens for good: they do not come back with the membership. Both are known to open streams by their ids. */
async function endAccess(tx: Transaction, organizationId: string, userId: string): Promise<readonly string[]> {
  const live = { organizationId, userId, revokedAt: null };
  const tokens = await tx.accessToken.findMany({ where: live, select: { id: true } });
  await tx.accessToken.updateMany({ where: live, data: { revokedAt: new Date() } });
  return [...(await endReach(tx, organizationId, userId)).sessionIds, ...tokens.map(({ id }) => id)];
}

async function readRows(tx: Transaction, organizationId: string, ids: readonly string[]): Promise<readonly Row[]> {
  const rows = await tx.$queryRaw`
    SELECT s.user_id::text AS "userId", u.name, s.is_active AS "isActive", s.kept_role AS "keptRole", m.role, m.source,
      m.deactivated_at IS NULL AS "isIn", coalesce((
        SELECT jsonb_agg(DISTINCT g.role) FROM scim_group_member gm JOIN scim_group g ON g.id = gm.group_id
        WHERE gm.scim_user_id = s.id AND g.role IS NOT NULL), '[]') AS "groupRoles"
    FROM scim_user s JOIN "user" u ON u.id = s.user_id
    LEFT JOIN membership m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
    WHERE s.organization_id = ${organizationId}::uuid AND s.id = ANY(${[...ids]}::uuid[])
    ORDER BY u.name, s.user_id`;
  return z.array(rowSchema).parse(rows);
}

function changeOf({ userId, name, isActive, keptRole, groupRoles, role, source, isIn }: Row): readonly ProvisionedMember[] {
  const before = role !== null && source !== null ? { role, source, isActive: isIn === true } : undefined;
  const after = decideMembership({ isActive, groupRoles, keptRole, ...(before ? { present: before } : {}) });
  if (!after) return [];
  const isSame = before?.role === after.role && before.source === after.source && before.isActive === after.isActive;
  return isSame ? [] : [{ userId, name, after, ...(before ? { before } : {}) }];
}

async function applyChange(
  tx: Transaction,
  organizationId: string,
  { change, actor }: { readonly change: ProvisionedMember; readonly actor: Actor },
): Promise<void> {
  const { userId, name, before, after } = change;
  const { role, source, isActive } = after;
  const audit = (action: string, told: { before?: object; after?: object }) =>
    appendAudit(tx, organizationId, { actor, action, target: { type: "member", id: userId, name }, ...told });
  if (!before) {
    await tx.membership.create({ data: { organizationId, userId, role, source } });
    return audit("member.join", { after: { role, source } });
  }
  const where = { organizationId_userId: { organizationId, userId } };
  if (!isActive) await requireAnotherOwner(tx, { organizationId, userId, role: before.role }, "Name another owner in the console first.");
  const ended = isActive ? { deactivatedAt: null } : before.isActive ? { deactivatedAt: new Date() } : {};
  await tx.membership.update({ where, data: { role, source, ...ended } });
  if (before.isActive !== isActive) await audit(isActive ? "member.reactivate" : "member.deactivate", {});
  if (before.role !== role || before.source !== source)
    await audit("member.role", { before: { role: before.role, source: before.source }, after: { role, source } });
}
