import { type Attribute, attribute, complex, type Schema } from "./attribute.ts";
import { groupSchema } from "./group-schema.ts";
import { enterpriseUserSchema, userSchema } from "./user-schema.ts";

/** A kind of resource that is offered, with everything that its resources can have. */
export interface ResourceKind {
  readonly name: "User" | "Group";
  readonly description: string;
  readonly endpoint: "/Users" | "/Groups";
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
}

export const USER: ResourceKind = {
  name: "User",
  description: "A person of the organisation",
  endpoint: "/Users",
  schema: userSchema,
  extensions: [enterpriseUserSchema],
};

export const GROUP: ResourceKind = {
  name: "Group",
  description: "People who can be given a role together",
  endpoint: "/Groups",
  schema: groupSchema,
  extensions: [],
};

export const RESOURCE_KINDS: readonly ResourceKind[] = [USER, GROUP];

/** What every resource has besides its schema (RFC 7643 §3.1). The list of schemas depends on what is set, so nobody sets it. */
export const COMMON_ATTRIBUTES: readonly Attribute[] = [
  attribute("schemas", "The schemas that the resource uses.", {
    type: "reference",
    multiValued: true,
    caseExact: true,
    mutability: "readOnly",
    returned: "always",
  }),
  attribute("id", "The id that it has here.", { caseExact: true, mutability: "readOnly", returned: "always", uniqueness: "server" }),
  attribute("externalId", "The id that it has at the client.", { caseExact: true }),
  complex(
    "meta",
    "When it was made and changed.",
    [
      attribute("resourceType", "The kind of resource.", { caseExact: true, mutability: "readOnly" }),
      attribute("created", "When it was made.", { type: "dateTime", mutability: "readOnly" }),
      attribute("lastModified", "When it was last changed.", { type: "dateTime", mutability: "readOnly" }),
      attribute("location", "Its address.", { type: "reference", caseExact: true, mutability: "readOnly" }),
      attribute("version", "Its version, as an entity tag.", { caseExact: true, mutability: "readOnly" }),
    ],
    { mutability: "readOnly" },
  ),
];

/** Everything that stands at the top of a resource, extensions aside. */
export function topAttributes(kind: ResourceKind): readonly Attribute[] {
  return [...COMMON_ATTRIBUTES, ...kind.schema.attributes];
}
