import type { CallOptions, CloudDriver, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { answered, done, unlessAbsent } from "../answers.ts";
import { ownerOfLabels } from "../owner-labels.ts";
import { findRow, readPath } from "../read-resource.ts";
import { RESOURCE_PATH, type RestCall, type RestService } from "../rest-call.ts";
import { RestClient } from "../rest-client.ts";
import { pollOperation } from "../rest-operation.ts";
import { createRow, deleteRow, updateRow } from "../write-resource.ts";
import { classifyGoogleError } from "./classify-google-error.ts";
import { googleCreateBody } from "./create-bodies.ts";
import { emptySome } from "./empty-bucket.ts";
import { type GoogleKey, googleAuthorisation } from "./google-auth.ts";
import { GOOGLE_ROWS } from "./google-rows.ts";
import { memberOf, parseMember } from "./member.ts";
import { addMember, readMember, removeMember } from "./policy-member.ts";
import { inspect } from "./preflight/inspect.ts";
import { ensureServiceIdentity, SERVICE_IDENTITY } from "./service-identity.ts";
import { Turns } from "./turns.ts";

const MEMBER = "iam.member";

export interface GoogleDriverOptions {
  readonly project: string;
  readonly region: string;
  readonly key: GoogleKey;
  /** An address instead of the cloud's own; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
}

/** The CloudDriver for Google Cloud: rows of a table for everything that is a resource, and a few steps that are none. */
export function createGoogleDriver({ project, region, key, endpoint }: GoogleDriverOptions): CloudDriver {
  const locate = (url: string): string => (endpoint === undefined ? url : `${endpoint}/google/${url.replace(/^https:\/\//, "")}`);
  const authorise = googleAuthorisation(key, locate);
  const client = new RestClient({ authorise: () => authorise(), classify: classifyGoogleError, locate });
  const service: RestService = {
    rows: GOOGLE_ROWS,
    constants: { project },
    ownerOf: ownerOfLabels,
    createBody: (type, body, variables) => googleCreateBody(type, body, variables, Date.now()),
    projectHeaders: { "x-goog-user-project": project },
    nextPage: ({ nextPageToken: pageToken }) => (typeof pageToken === "string" && pageToken !== "" ? { pageToken } : undefined),
  };
  const turns = new Turns();
  const begin: Begin = ({ timeLimitMs }) => ({ client, service, signal: AbortSignal.timeout(timeLimitMs) });
  return {
    ...changes(begin, turns),
    ...looks(begin),
    honoursToken: (type) => Object.values(GOOGLE_ROWS[type]?.create?.query ?? {}).includes("{token}"),
    describe: () => Promise.resolve(undefined),
    whoAmI: async (options) => {
      await readPath(begin(options), "cloudresourcemanager.project", `projects/${project}`);
      return { account: project, identity: key.client_email, principal: `serviceAccount:${key.client_email}` };
    },
    listZones: (options) => listZones(begin(options), project, region),
    inspect: (questions, options) => {
      const call = begin(options);
      return inspect({ client, project, region, zones: () => listZones(call, project, region), signal: call.signal }, questions);
    },
  };
}

type Begin = (call: Pick<CallOptions, "timeLimitMs">) => RestCall;

function changes(begin: Begin, turns: Turns): Pick<CloudDriver, "create" | "update" | "delete" | "poll"> {
  return {
    create: (request, options) => answered(() => create(begin(options), turns, request, options.token)),

    update: (identity, prior, request, options) =>
      answered(async () => {
        if (identity.type === MEMBER) return addMember(begin(options), turns, memberOf(request.properties));
        if (identity.type === SERVICE_IDENTITY) return done(await ensureServiceIdentity(begin(options), request));
        return updateRow(begin(options), identity, { prior, request, token: options.token });
      }),

    delete: (identity, _prior, options) =>
      answered(async () => {
        const call = begin(options);
        if (identity.type === MEMBER) return removeMember(call, turns, parseMember(identity.identifier));
        return options.mayEmpty ? deleteWithContents(call, identity, options.token) : deleteRow(call, identity, options);
      }),

    poll: (operation, _identity, options) =>
      answered(() => {
        const call = begin(options);
        const emptying = parseEmptying(operation);
        return emptying ? deleteWithContents(call, emptying.identity, emptying.token) : pollOperation(call, operation, classifyGoogleError);
      }),
  };
}

async function create(call: RestCall, turns: Turns, request: ResourceRequest, token: string): Promise<OperationStatus> {
  if (request.type === MEMBER) return addMember(call, turns, memberOf(request.properties));
  if (request.type === SERVICE_IDENTITY) return done(await ensureServiceIdentity(call, request));
  return createRow(call, request, token);
}

const EMPTYING = "emptying";

/** What lies inside goes too: a person consented, or nothing that anybody would miss was ever meant to be in it. */
async function deleteWithContents(call: RestCall, identity: ResourceIdentity, token: string): Promise<OperationStatus> {
  if (identity.type === "bigquery.dataset") return deleteRow(call, identity, { token, query: { deleteContents: "true" } });
  if (identity.type !== "storage.bucket") return deleteRow(call, identity, { token });
  const isEmpty = (await unlessAbsent(() => emptySome(call, identity.identifier.replace(/^b\//, "")))) ?? true;
  if (isEmpty) return deleteRow(call, identity, { token });
  return { state: "pending", operation: JSON.stringify({ [EMPTYING]: identity, token }), identifier: identity.identifier, retryAfterMs: 0 };
}

/** An operation that we made up ourselves: a full bucket is emptied page by page, between polls. */
function parseEmptying(operation: string): { readonly identity: ResourceIdentity; readonly token: string } | undefined {
  const open = JSON.parse(operation) as { readonly [EMPTYING]?: ResourceIdentity; readonly token?: string };
  const identity = open[EMPTYING];
  return identity ? { identity, token: open.token ?? "" } : undefined;
}

function looks(begin: Begin): Pick<CloudDriver, "read" | "find"> {
  return {
    read: (identity, options) => {
      const call = begin(options);
      if (identity.type === MEMBER) return readMember(call, parseMember(identity.identifier));
      if (identity.type === SERVICE_IDENTITY)
        return ensureServiceIdentity(call, { ...identity, properties: { [RESOURCE_PATH]: identity.identifier } });
      return unlessAbsent(() => readPath(call, identity.type, identity.identifier));
    },

    find: (request, options) => {
      const call = begin(options);
      if (request.type === MEMBER) return readMember(call, memberOf(request.properties));
      return request.type === SERVICE_IDENTITY ? ensureServiceIdentity(call, request) : findRow(call, request);
    },
  };
}

async function listZones({ client, signal }: RestCall, project: string, region: string): Promise<readonly string[]> {
  const answer: PropertyMap = await client.send({
    method: "GET",
    url: `https://compute.googleapis.com/compute/v1/projects/${project}/zones`,
    signal,
  });
  const items = Array.isArray(answer["items"]) ? (answer["items"] as readonly Value[]).filter(isMap) : [];
  return items
    .filter((zone) => zone["status"] === "UP" && String(zone["name"]).startsWith(`${region}-`))
    .map((zone) => String(zone["name"]))
    .sort();
}
