import type { ListQuery, StoredResource } from "@zerolake/scim";
import type { Database } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { conditionSql, type SearchedRow, sortSql } from "./condition-sql.ts";
import { type GroupOfUser, type GroupRow, SEARCHED_GROUP, SEARCHED_USER, storedGroup, storedUser, type UserRow } from "./scim-rows.ts";

export interface ResourcePage {
  /** Of all pages. */
  readonly total: number;
  readonly resources: readonly StoredResource[];
}

export async function listScimUsers(db: Database, organizationId: string, query: ListQuery): Promise<ResourcePage> {
  const columns = Prisma.sql`r.id, r.user_id AS "userId", r.is_active AS "isActive", r.attributes, r.version, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
  const page = await findPage<UserRow>(db, organizationId, { query, columns, table: Prisma.sql`scim_user`, row: SEARCHED_USER });
  const groups = await groupsOfUsers(
    db.prisma,
    organizationId,
    page.rows.map(({ id }) => id),
  );
  return { total: page.total, resources: page.rows.map((row) => storedUser(row, groups.get(row.id))) };
}

/** Members are loaded only where the answer shows them. */
export async function listScimGroups(
  db: Database,
  organizationId: string,
  { hasMembers, ...query }: ListQuery & { readonly hasMembers: boolean },
): Promise<ResourcePage> {
  const columns = Prisma.sql`r.id, r.display_name AS "displayName", r.external_id AS "externalId", r.version, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
  const page = await findPage<GroupRow>(db, organizationId, { query, columns, table: Prisma.sql`scim_group`, row: SEARCHED_GROUP });
  const members = hasMembers
    ? await membersOfGroups(
        db.prisma,
        organizationId,
        page.rows.map(({ id }) => id),
      )
    : new Map();
  return { total: page.total, resources: page.rows.map((row) => storedGroup(row, members.get(row.id) ?? [])) };
}

interface Search {
  readonly query: ListQuery;
  readonly columns: Prisma.Sql;
  readonly table: Prisma.Sql;
  readonly row: SearchedRow;
}

/** Oldest first unless the query says otherwise, so that pages of the same query fit together. */
async function findPage<Row>(
  db: Database,
  organizationId: string,
  { query, columns, table, row }: Search,
): Promise<{ total: number; rows: Row[] }> {
  const { condition, sort, startIndex, count } = query;
  const found = Prisma.sql`FROM ${table} r WHERE r.organization_id = ${organizationId}::uuid
    AND ${condition ? conditionSql(condition, row) : Prisma.sql`true`}`;
  const order = sort ? Prisma.sql`${sortSql(sort, row)}, ` : Prisma.empty;
  const [counted] = await db.prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${found}`;
  const total = counted?.total ?? 0;
  if (count === 0 || startIndex > total) return { total, rows: [] };
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT ${columns} ${found} ORDER BY ${order} r.created_at, r.id LIMIT ${count} OFFSET ${startIndex - 1}`;
  return { total, rows };
}

type Reader = Pick<Database["prisma"], "scimGroupMember">;

export async function groupsOfUsers(db: Reader, organizationId: string, ids: readonly string[]): Promise<Map<string, GroupOfUser[]>> {
  const rows = await db.scimGroupMember.findMany({
    where: { organizationId, scimUserId: { in: [...ids] } },
    select: { scimUserId: true, group: { select: { id: true, displayName: true } } },
    orderBy: { groupId: "asc" },
  });
  return gathered(rows.map(({ scimUserId, group }) => [scimUserId, group] as const));
}

export async function membersOfGroups(db: Reader, organizationId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.scimGroupMember.findMany({
    where: { organizationId, groupId: { in: [...ids] } },
    select: { groupId: true, scimUserId: true },
    orderBy: { scimUserId: "asc" },
  });
  return gathered(rows.map(({ groupId, scimUserId }) => [groupId, scimUserId] as const));
}

function gathered<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const lists = new Map<string, Value[]>();
  for (const [id, value] of pairs) {
    const list = lists.get(id);
    if (list) list.push(value);
    else lists.set(id, [value]);
  }
  return lists;
}
