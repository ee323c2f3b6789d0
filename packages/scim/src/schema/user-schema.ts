import { attribute, complex, labelled, type Schema } from "./attribute.ts";

export const USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
export const ENTERPRISE_USER_SCHEMA = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const NAME_PARTS = [
  attribute("formatted", "The full name, as it is shown."),
  attribute("familyName", "The family name."),
  attribute("givenName", "The given name."),
  attribute("middleName", "The middle names."),
  attribute("honorificPrefix", "A title before the name."),
  attribute("honorificSuffix", "A title after the name."),
];

const ADDRESS_PARTS = [
  attribute("formatted", "The full address, as it is written on a letter."),
  attribute("streetAddress", "Street and number."),
  attribute("locality", "The city."),
  attribute("region", "The state or region."),
  attribute("postalCode", "The postal code."),
  attribute("country", "The country, as a code of two letters."),
  attribute("type", "What the address is for.", { canonicalValues: ["work", "home", "other"] }),
  attribute("primary", "Whether this is the preferred address; true once at most.", { type: "boolean" }),
];

const GROUP_PARTS = [
  attribute("value", "The id of the group.", { mutability: "readOnly", caseExact: true }),
  attribute("$ref", "The address of the group.", { type: "reference", referenceTypes: ["Group"], mutability: "readOnly", caseExact: true }),
  attribute("display", "The name of the group.", { mutability: "readOnly" }),
  attribute("type", "How the membership comes about.", { canonicalValues: ["direct"], mutability: "readOnly" }),
];

/** RFC 7643 §4.1. */
export const userSchema: Schema = {
  id: USER_SCHEMA,
  name: "User",
  description: "A person of the organisation",
  attributes: [
    attribute("userName", "The name that the person signs in with.", { required: true, uniqueness: "server" }),
    complex("name", "The parts of the person's name.", NAME_PARTS),
    attribute("displayName", "The name as others see it."),
    attribute("nickName", "What the person is called."),
    attribute("profileUrl", "A page about the person.", { type: "reference", referenceTypes: ["external"], caseExact: true }),
    attribute("title", "The title in the organisation."),
    attribute("userType", "The relation to the organisation."),
    attribute("preferredLanguage", "The preferred language, as a tag."),
    attribute("locale", "Where the person is, for numbers and dates."),
    attribute("timezone", "The time zone, by its IANA name."),
    attribute("active", "Whether the person may come in. False ends sessions and tokens at once.", { type: "boolean" }),
    attribute("password", "Not kept: people sign in elsewhere.", { mutability: "writeOnly", returned: "never", caseExact: true }),
    labelled("emails", "E-mail addresses.", {}, ["work", "home", "other"]),
    labelled("phoneNumbers", "Telephone numbers.", {}, ["work", "home", "mobile", "fax", "pager", "other"]),
    labelled("ims", "Addresses for instant messages."),
    labelled("photos", "Pictures of the person.", { type: "reference", referenceTypes: ["external"], caseExact: true }, [
      "photo",
      "thumbnail",
    ]),
    complex("addresses", "Postal addresses.", ADDRESS_PARTS, { multiValued: true }),
    complex("groups", "The groups that the person is in; changed through the groups.", GROUP_PARTS, {
      multiValued: true,
      mutability: "readOnly",
    }),
    labelled("entitlements", "What the person is entitled to; kept, and without effect here."),
    labelled("roles", "Roles elsewhere; kept, and without effect here. Roles here come from groups."),
    labelled("x509Certificates", "Certificates of the person.", { type: "binary", caseExact: true }),
  ],
};

const MANAGER_PARTS = [
  attribute("value", "The id of the manager.", { caseExact: true }),
  attribute("$ref", "The address of the manager.", { type: "reference", referenceTypes: ["User"], caseExact: true }),
  attribute("displayName", "The name of the manager.", { mutability: "readOnly" }),
];

/** RFC 7643 §4.3. */
export const enterpriseUserSchema: Schema = {
  id: ENTERPRISE_USER_SCHEMA,
  name: "EnterpriseUser",
  description: "What an enterprise knows about a person",
  attributes: [
    attribute("employeeNumber", "The number in the organisation."),
    attribute("costCenter", "The cost centre."),
    attribute("organization", "The organisation."),
    attribute("division", "The division."),
    attribute("department", "The department."),
    complex("manager", "The person's manager.", MANAGER_PARTS),
  ],
};
