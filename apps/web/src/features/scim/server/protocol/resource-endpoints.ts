import type { Actor, Database, ScimChange, ScimWrite } from "@zerolake/db";
import {
  applyPatch,
  entityTag,
  type JsonObject,
  type ListQuery,
  listResponse,
  type Projection,
  presentResource,
  type ResourceKind,
  readListParameters,
  readPatchRequest,
  readProjection,
  readResource,
  readSearchRequest,
  type StoredResource,
} from "@zerolake/scim";
import { answerResource, tellChange } from "./answer-write.ts";
import { isKnown, requireSeen } from "./conditions.ts";
import { valueOf } from "./problem-of.ts";
import type { ScimRequest } from "./scim-request.ts";
import { emptyResponse, scimResponse } from "./scim-response.ts";

/** A kind of resource with how it is kept. */
export interface ResourceStore {
  readonly kind: ResourceKind;
  list(
    db: Database,
    organizationId: string,
    query: ListQuery,
  ): Promise<{ readonly total: number; readonly resources: readonly StoredResource[] }>;
  get(db: Database, organizationId: string, wanted: { readonly id: string; readonly show: Projection }): Promise<StoredResource>;
  create(db: Database, organizationId: string, creation: { readonly resource: JsonObject; readonly actor: Actor }): Promise<ScimWrite>;
  change(
    db: Database,
    organizationId: string,
    wanted: { readonly id: string; readonly change: ScimChange; readonly actor: Actor },
  ): Promise<ScimWrite>;
  remove(
    db: Database,
    organizationId: string,
    wanted: { readonly id: string; readonly check: (stored: StoredResource) => void; readonly actor: Actor },
  ): Promise<Pick<ScimWrite, "sessionIds">>;
  /** What a replacement leaves as it was. */
  kept(stored: StoredResource): JsonObject;
}

export type Endpoint = (request: ScimRequest, id: string) => Promise<Response>;
export type Methods = Readonly<Partial<Record<string, Endpoint>>>;

/** Everything that can be done with a kind of resource, by what follows the address of the service; `*` stands for an id. */
export function resourceEndpoints(store: ResourceStore): Readonly<Record<string, Methods>> {
  const { kind } = store;
  const place = kind.endpoint.slice(1);
  return {
    [place]: {
      GET: (request) => found(store, request, valueOf(readListParameters(kind, request.parameter))),
      POST: (request) => create(store, request),
    },
    [`${place}/.search`]: { POST: async (request) => found(store, request, valueOf(readSearchRequest(kind, await request.body()))) },
    [`${place}/*`]: {
      GET: (request, id) => read(store, request, id),
      PUT: async (request, id) => {
        const resource = valueOf(readResource(kind, await request.body()));
        return change(store, request, { id, change: (stored) => ({ ...store.kept(stored), ...resource }) });
      },
      PATCH: async (request, id) => {
        const operations = valueOf(readPatchRequest(await request.body()));
        return change(store, request, { id, change: ({ attributes }) => valueOf(applyPatch(kind, attributes, operations)) });
      },
      DELETE: (request, id) => remove(store, request, id),
    },
  };
}

async function found({ kind, list }: ResourceStore, { services, organizationId, base }: ScimRequest, query: ListQuery): Promise<Response> {
  const { startIndex, show } = query;
  const { total, resources } = await list(services.database, organizationId, query);
  return scimResponse(listResponse({ total, startIndex, resources: resources.map((each) => presentResource(kind, each, { base, show })) }));
}

async function create(store: ResourceStore, request: ScimRequest): Promise<Response> {
  const { services, organizationId, actor } = request;
  const resource = valueOf(readResource(store.kind, await request.body()));
  return written(store, request, { write: await store.create(services.database, organizationId, { resource, actor }), status: 201 });
}

async function read({ kind, get }: ResourceStore, request: ScimRequest, id: string): Promise<Response> {
  const show = readProjection(request.parameter);
  const stored = await get(request.services.database, request.organizationId, { id, show });
  if (isKnown(request, stored)) return emptyResponse(304, { etag: entityTag(stored.version) });
  return answerResource(request, { kind, stored, show });
}

async function change(
  store: ResourceStore,
  request: ScimRequest,
  { id, change: wanted }: { readonly id: string; readonly change: ScimChange },
): Promise<Response> {
  const { services, organizationId, actor } = request;
  const guarded: ScimChange = (stored) => {
    requireSeen(request, stored);
    return wanted(stored);
  };
  return written(store, request, {
    write: await store.change(services.database, organizationId, { id, change: guarded, actor }),
    status: 200,
  });
}

function written(
  { kind }: ResourceStore,
  request: ScimRequest,
  { write, status }: { readonly write: ScimWrite; readonly status: number },
): Response {
  tellChange(request, write);
  return answerResource(request, { kind, stored: write.resource, show: readProjection(request.parameter) }, status);
}

async function remove(store: ResourceStore, request: ScimRequest, id: string): Promise<Response> {
  const { services, organizationId, actor } = request;
  const check = requireSeen.bind(undefined, request);
  tellChange(request, await store.remove(services.database, organizationId, { id, check, actor }));
  return emptyResponse(204);
}
