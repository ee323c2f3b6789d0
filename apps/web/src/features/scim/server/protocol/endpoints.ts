import { refusal } from "@zerolake/db";
import { type Methods, resourceEndpoints } from "./resource-endpoints.ts";
import { GROUPS, USERS } from "./resource-stores.ts";
import type { ScimRequest } from "./scim-request.ts";
import { problemResponse } from "./scim-response.ts";
import { listResourceTypes, listSchemas, readConfig, readResourceType, readSchema } from "./service-endpoints.ts";

/** Everything that is offered, by what follows the address of the service; `*` stands for an id. */
export const ENDPOINTS: Readonly<Record<string, Methods>> = {
  ...resourceEndpoints(USERS),
  ...resourceEndpoints(GROUPS),
  ServiceProviderConfig: { GET: readConfig },
  Schemas: { GET: listSchemas },
  "Schemas/*": { GET: readSchema },
  ResourceTypes: { GET: listResourceTypes },
  "ResourceTypes/*": { GET: readResourceType },
};

/** Parts of the protocol that are optional and not offered: a client learns so instead of guessing. */
const NOT_OFFERED = new Set(["Me", "Bulk", ".search", ""]);

/** Answers what is offered; 405 for a method that a place does not have, 501 for what is not offered, 404 for the rest. */
export async function answerEndpoint(request: ScimRequest): Promise<Response> {
  const [first = "", second = "", ...more] = request.path;
  const exact = second === "" ? first : `${first}/${second}`;
  const methods = more.length > 0 ? undefined : (methodsAt(exact) ?? methodsAt(`${first}/*`, second));
  if (!methods) {
    const isOptional = NOT_OFFERED.has(first);
    throw refusal({
      status: isOptional ? 501 : 404,
      detail: isOptional ? "This part of SCIM is not offered." : "There is nothing at this address.",
    });
  }
  const endpoint = methods[request.method];
  if (!endpoint) return problemResponse({ status: 405, detail: "This cannot be done here." }, { allow: Object.keys(methods).join(", ") });
  return endpoint(request, second);
}

function methodsAt(place: string, id = "-"): Methods | undefined {
  return id !== "" && Object.hasOwn(ENDPOINTS, place) ? ENDPOINTS[place] : undefined;
}
