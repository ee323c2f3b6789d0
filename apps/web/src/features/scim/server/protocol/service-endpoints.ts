import { notFound, refusal } from "@zerolake/db";
import { listResponse, resourceTypeDocuments, type ServiceDocument, schemaDocuments, serviceProviderConfig } from "@zerolake/scim";
import type { ScimRequest } from "./scim-request.ts";
import { scimResponse } from "./scim-response.ts";

export async function readConfig(request: ScimRequest): Promise<Response> {
  refuseFilter(request);
  return scimResponse(serviceProviderConfig(request.base));
}

export async function listSchemas(request: ScimRequest): Promise<Response> {
  return listed(request, schemaDocuments(request.base));
}

export async function readSchema(request: ScimRequest, id: string): Promise<Response> {
  return one(schemaDocuments(request.base), id);
}

export async function listResourceTypes(request: ScimRequest): Promise<Response> {
  return listed(request, resourceTypeDocuments(request.base));
}

export async function readResourceType(request: ScimRequest, id: string): Promise<Response> {
  return one(resourceTypeDocuments(request.base), id);
}

function listed(request: ScimRequest, documents: readonly ServiceDocument[]): Response {
  refuseFilter(request);
  return scimResponse(listResponse({ total: documents.length, startIndex: 1, resources: documents.map(({ body }) => body) }));
}

function one(documents: readonly ServiceDocument[], id: string): Response {
  const document = documents.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (!document) throw notFound("resource");
  return scimResponse(document.body);
}

/** What describes the service is not searched: RFC 7644 §4 demands this answer. */
function refuseFilter({ parameter }: ScimRequest): void {
  if (parameter("filter") !== null) throw refusal({ status: 403, detail: "What describes the service cannot be filtered." });
}
