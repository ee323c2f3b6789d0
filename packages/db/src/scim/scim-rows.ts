import {
  ENTERPRISE_USER_SCHEMA,
  foldCase,
  foldResource,
  GROUP_SCHEMA,
  type JsonObject,
  type StoredResource,
  USER,
  USER_SCHEMA,
} from "@zerolake/scim";
import * as z from "zod";
import { Prisma } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import type { SearchedRow } from "./condition-sql.ts";
import { refused } from "./scim-refusal.ts";

const attributesSchema = z.record(z.string(), z.json());

/** Longest name or foreign id, in characters: they are indexed. */
const NAME_LENGTH_MAX = 500;

export interface UserRow {
  readonly id: string;
  readonly userId: string | null;
  readonly isActive: boolean;
  readonly attributes: unknown;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface GroupRow {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What is kept of a person as the provider has sent it. Where it does not say whether they may come in, that stays as it was. */
export function userColumns(attributes: JsonObject, wasActive: boolean) {
  const { active } = attributes;
  return {
    attributes: toJson(attributes),
    searchable: toJson(foldResource(USER, attributes)),
    userNameKey: foldCase(nameIn(attributes, "userName") ?? ""),
    externalId: nameIn(attributes, "externalId") ?? null,
    isActive: typeof active === "boolean" ? active : wasActive,
  };
}

export function groupColumns(resource: JsonObject) {
  const displayName = nameIn(resource, "displayName") ?? "";
  return { displayName, displayNameKey: foldCase(displayName), externalId: nameIn(resource, "externalId") ?? null };
}

function nameIn(resource: JsonObject, name: string): string | undefined {
  const value = resource[name];
  if (typeof value !== "string") return undefined;
  if (value.length > NAME_LENGTH_MAX) throw refused("invalidValue", `“${name}” has more than ${NAME_LENGTH_MAX} characters.`);
  return value;
}

export function attributesOf(row: Pick<UserRow, "attributes">): JsonObject {
  return attributesSchema.parse(row.attributes);
}

export function userNameOf(attributes: JsonObject): string {
  return String(attributes["userName"] ?? "");
}

export function storedUser(row: UserRow, groups: readonly GroupOfUser[] = []): StoredResource {
  const { id, version, createdAt, updatedAt } = row;
  const listed = groups.map((group) => ({ value: group.id, display: group.displayName, type: "direct" }));
  const attributes = { ...attributesOf(row), ...(listed.length === 0 ? {} : { groups: listed }) };
  return { id, version, createdAt, updatedAt, attributes };
}

export interface GroupOfUser {
  readonly id: string;
  readonly displayName: string;
}

export function storedGroup({ displayName, externalId, ...row }: GroupRow, memberIds: readonly string[]): StoredResource {
  const { id, version, createdAt, updatedAt } = row;
  const members = memberIds.map((value) => ({ value, type: "User" }));
  const attributes = { displayName, ...(externalId === null ? {} : { externalId }), ...(members.length === 0 ? {} : { members }) };
  return { id, version, createdAt, updatedAt, attributes };
}

/** As text in UTC with milliseconds, which is how conditions hold times. */
function metaJson(kind: "User" | "Group"): Prisma.Sql {
  return Prisma.sql`jsonb_build_object('resourceType', ${kind}::text, 'version', 'W/"' || r.version || '"',
    'created', to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'lastModified', to_char(r.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}

const GROUPS_OF_USER = Prisma.sql`(SELECT jsonb_agg(jsonb_build_object('value', g.id::text, 'display', g.display_name_key, 'type', 'direct'))
  FROM scim_group_member gm JOIN scim_group g ON g.id = gm.group_id WHERE gm.scim_user_id = r.id)`;
const MEMBERS_OF_GROUP = Prisma.sql`(SELECT jsonb_agg(jsonb_build_object('value', gm.scim_user_id::text, 'type', 'user'))
  FROM scim_group_member gm WHERE gm.group_id = r.id)`;

/** Follows from what a resource has, as in the answer, and is kept nowhere. */
const SCHEMAS_OF_USER = Prisma.sql`(jsonb_build_array(${USER_SCHEMA}::text)
  || CASE WHEN r.searchable -> ${ENTERPRISE_USER_SCHEMA}::text IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(${ENTERPRISE_USER_SCHEMA}::text) END)`;
const SCHEMAS_OF_GROUP = Prisma.sql`jsonb_build_array(${GROUP_SCHEMA}::text)`;

/** Rows of `scim_user` as `r`. */
export const SEARCHED_USER: SearchedRow = {
  json(name) {
    if (name === "id") return Prisma.sql`to_jsonb(r.id::text)`;
    if (name === "meta") return metaJson("User");
    if (name === "schemas") return SCHEMAS_OF_USER;
    return name === "groups" ? GROUPS_OF_USER : Prisma.sql`r.searchable -> ${name}::text`;
  },
  columns: { userName: Prisma.sql`r.user_name_key`, externalId: Prisma.sql`r.external_id` },
};

/** Rows of `scim_group` as `r`. */
export const SEARCHED_GROUP: SearchedRow = {
  json(name) {
    if (name === "id") return Prisma.sql`to_jsonb(r.id::text)`;
    if (name === "meta") return metaJson("Group");
    if (name === "schemas") return SCHEMAS_OF_GROUP;
    if (name === "members") return MEMBERS_OF_GROUP;
    return name === "displayName" ? Prisma.sql`to_jsonb(r.display_name_key)` : Prisma.sql`to_jsonb(r.external_id)`;
  },
  columns: { displayName: Prisma.sql`r.display_name_key`, externalId: Prisma.sql`r.external_id` },
};
