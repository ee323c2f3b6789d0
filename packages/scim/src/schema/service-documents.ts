import type { Json } from "../json.ts";
import type { Attribute, Schema } from "./attribute.ts";
import { RESOURCE_KINDS, type ResourceKind } from "./resource-kind.ts";

/** Most resources that one answer lists. */
export const RESULTS_MAX = 200;

const SCHEMA_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
const RESOURCE_TYPE_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const CONFIG_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

/** A document that describes the service; `id` is how it is asked for. */
export interface ServiceDocument {
  readonly id: string;
  readonly body: Readonly<Record<string, Json>>;
}

/** All of RFC 7643 §7, for `/Schemas`. `base` is the address of the service, without a slash at the end. */
export function schemaDocuments(base: string): readonly ServiceDocument[] {
  const schemas = RESOURCE_KINDS.flatMap(({ schema, extensions }) => [schema, ...extensions]);
  return schemas.map((schema) => ({ id: schema.id, body: describeSchema(schema, base) }));
}

/** RFC 7643 §6, for `/ResourceTypes`. */
export function resourceTypeDocuments(base: string): readonly ServiceDocument[] {
  return RESOURCE_KINDS.map((kind) => ({ id: kind.name, body: describeKind(kind, base) }));
}

/** RFC 7643 §5. What stands here is what is offered, and nothing else is. */
export function serviceProviderConfig(base: string): ServiceDocument["body"] {
  return {
    schemas: [CONFIG_SCHEMA],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: RESULTS_MAX },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer token",
        description: "A token of the organisation, made on its settings page, in the Authorization header.",
        specUri: "https://www.rfc-editor.org/rfc/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  };
}

function describeSchema({ id, name, description, attributes }: Schema, base: string): ServiceDocument["body"] {
  return {
    schemas: [SCHEMA_SCHEMA],
    id,
    name,
    description,
    attributes: attributes.map(describeAttribute),
    meta: { resourceType: "Schema", location: `${base}/Schemas/${id}` },
  };
}

function describeAttribute({ subAttributes, ...attribute }: Attribute): Readonly<Record<string, Json>> {
  return { ...attribute, ...(subAttributes.length === 0 ? {} : { subAttributes: subAttributes.map(describeAttribute) }) };
}

function describeKind({ name, description, endpoint, schema, extensions }: ResourceKind, base: string): ServiceDocument["body"] {
  return {
    schemas: [RESOURCE_TYPE_SCHEMA],
    id: name,
    name,
    description,
    endpoint,
    schema: schema.id,
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${name}` },
  };
}
