import { attribute, complex, type Schema } from "./attribute.ts";

export const GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";

const MEMBER_PARTS = [
  attribute("value", "The id of the person.", { mutability: "immutable", caseExact: true }),
  attribute("$ref", "The address of the person.", {
    type: "reference",
    referenceTypes: ["User"],
    mutability: "immutable",
    caseExact: true,
  }),
  attribute("type", "What the member is.", { canonicalValues: ["User"], mutability: "immutable" }),
  attribute("display", "The person's name.", { mutability: "readOnly" }),
];

/** RFC 7643 §4.2. Groups in groups are not offered. */
export const groupSchema: Schema = {
  id: GROUP_SCHEMA,
  name: "Group",
  description: "People who can be given a role together",
  attributes: [
    attribute("displayName", "The name of the group.", { required: true }),
    complex("members", "The people in the group.", MEMBER_PARTS, { multiValued: true }),
  ],
};
