export { type ComparedValue, type Condition, comparedAttribute, foldCase } from "./filter/condition.ts";
export type { Filter, Operator } from "./filter/filter.ts";
export { matches } from "./filter/matches.ts";
export { parseFilter } from "./filter/parse-filter.ts";
export { resolveFilter } from "./filter/resolve-filter.ts";
export { writeFilter } from "./filter/write-filter.ts";
export { isAssigned, isList, isObject, isSame, type Json, type JsonObject } from "./json.ts";
export { type ListQuery, readListParameters, readProjection, readSearchRequest } from "./list/list-query.ts";
export { listResponse } from "./list/list-response.ts";
export { applyPatch } from "./patch/apply-patch.ts";
export { readPatchRequest } from "./patch/patch-request.ts";
export { errorBody, type ScimProblem, type ScimType, scimProblem } from "./problem.ts";
export { decideMembership, MAPPED_ROLES, type MappedRole, type MembershipState } from "./provisioning/decide-membership.ts";
export { describePerson, type PersonDescription } from "./provisioning/describe-person.ts";
export { entityTag, namesVersion } from "./resource/entity-tag.ts";
export { foldResource } from "./resource/fold-resource.ts";
export { isShown, locationOf, type Projection, presentResource, type StoredResource } from "./resource/present-resource.ts";
export { readResource } from "./resource/read-resource.ts";
export type { Attribute } from "./schema/attribute.ts";
export { GROUP_SCHEMA } from "./schema/group-schema.ts";
export type { AttributePlace } from "./schema/resolve-attribute.ts";
export { GROUP, RESOURCE_KINDS, type ResourceKind, USER } from "./schema/resource-kind.ts";
export {
  RESULTS_MAX,
  resourceTypeDocuments,
  type ServiceDocument,
  schemaDocuments,
  serviceProviderConfig,
} from "./schema/service-documents.ts";
export { ENTERPRISE_USER_SCHEMA, USER_SCHEMA } from "./schema/user-schema.ts";
