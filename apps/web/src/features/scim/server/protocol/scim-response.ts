import { errorBody, type JsonObject, type ScimProblem } from "@zerolake/scim";

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const HEADERS = { "content-type": "application/scim+json; charset=utf-8", "cache-control": "no-store" };

export function scimResponse(body: object, { status = 200, headers = {} }: Answer = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...HEADERS, ...headers } });
}

/** One resource, with its version and place as headers. */
export function resourceResponse(
  resource: JsonObject,
  meta: { readonly version: string; readonly location: string },
  status = 200,
): Response {
  return scimResponse(resource, { status, headers: { etag: meta.version, location: meta.location } });
}

export function emptyResponse(status: 204 | 304, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** A refusal in the protocol's own form. */
export function problemResponse(problem: ScimProblem, headers: Readonly<Record<string, string>> = {}): Response {
  return scimResponse(errorBody(problem), { status: problem.status, headers });
}
