import {
  changeScimGroup,
  changeScimUser,
  createScimGroup,
  createScimUser,
  deleteScimGroup,
  deleteScimUser,
  getScimGroup,
  getScimUser,
  listScimGroups,
  listScimUsers,
} from "@zerolake/db";
import { GROUP, isShown, USER } from "@zerolake/scim";
import type { ResourceStore } from "./resource-endpoints.ts";

export const USERS: ResourceStore = {
  kind: USER,
  list: listScimUsers,
  get: (db, organizationId, { id }) => getScimUser(db, organizationId, id),
  create: createScimUser,
  change: changeScimUser,
  remove: deleteScimUser,
  // Who is switched off stays so until the provider says otherwise.
  kept: ({ attributes: { active = null } }) => (active === null ? {} : { active }),
};

/** Members are read only where somebody wants to see them: a group may have very many. */
export const GROUPS: ResourceStore = {
  kind: GROUP,
  list: (db, organizationId, query) => listScimGroups(db, organizationId, { ...query, hasMembers: isShown(GROUP, "members", query.show) }),
  get: (db, organizationId, { id, show }) => getScimGroup(db, organizationId, { id, hasMembers: isShown(GROUP, "members", show) }),
  create: createScimGroup,
  change: changeScimGroup,
  remove: deleteScimGroup,
  kept: () => ({}),
};
