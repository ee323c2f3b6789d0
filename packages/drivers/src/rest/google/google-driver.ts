import type { CallOptions, CloudDriver, OperationStatus, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ArtefactSource } from "../../aws/artefact-source.ts";
import { endAfter } from "../../end-after.ts";
import type { SecretSafe } from "../../secret-safe.ts";
import { answered, done, unlessAbsent } from "../answers.ts";
import { ownerOfLabels } from "../owner-labels.ts";
import { findRow, readPath } from "../read-resource.ts";
import { RESOURCE_PATH, type RestCall, type RestService } from "../rest-call.ts";
import { RestClient } from "../rest-client.ts";
import { pollOperation } from "../rest-operation.ts";
import { createRow, updateRow } from "../write-resource.ts";
import { classifyGoogleError } from "./classify-google-error.ts";
import { googleCreateBody } from "./create-bodies.ts";
import { DATAFLOW_JOB, findJob, launchJob, readJob } from "./dataflow-job.ts";
import { deleteInSteps, parseDeletion } from "./delete-in-steps.ts";
import { GENERATED_SECRET, generateSecret, readSecret } from "./generated-secret.ts";
import { type GoogleKey, googleAuthorisation } from "./google-auth.ts";
import { GOOGLE_ROWS } from "./google-rows.ts";
import { applyWorkload, deleteWorkload, parseWorkload, readWorkload, WORKLOAD, whenAddressed } from "./kubernetes-workload.ts";
import { memberOf, parseMember } from "./member.ts";
import { addMember, readMember, removeMember } from "./policy-member.ts";
import { inspect } from "./preflight/inspect.ts";
import { secretManagerSafe } from "./secret-manager-safe.ts";
import { ensureServiceIdentity, SERVICE_IDENTITY } from "./service-identity.ts";
import { STORAGE_OBJECT, uploadObject } from "./storage-object.ts";
import { Turns } from "./turns.ts";

const MEMBER = "iam.member";

export interface GoogleDriverOptions {
  readonly project: string;
  readonly region: string;
  readonly key: GoogleKey;
  /** An address instead of the cloud's own; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
  /** Where uploaded code comes from. */
  readonly artefacts?: ArtefactSource;
}

export interface GoogleDriver extends CloudDriver {
  /** Where services beside the cloud keep what they tell once. */
  readonly safe: SecretSafe;
}

/** The CloudDriver for Google Cloud: rows of a table for everything that is a resource, and a few steps that are none. */
export function createGoogleDriver({ project, region, key, endpoint, artefacts }: GoogleDriverOptions): GoogleDriver {
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
  const begin: Begin = ({ timeLimitMs }) => ({ client, service, signal: endAfter(timeLimitMs) });
  return {
    ...changes(begin, { turns: new Turns(), artefacts }),
    ...looks(begin),
    honoursToken: (type) => Object.values(GOOGLE_ROWS[type]?.create?.query ?? {}).includes("{token}"),
    describe: () => Promise.resolve(undefined),
    safe: secretManagerSafe(client),
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

/** What changes need beside the call. */
interface Helpers {
  readonly turns: Turns;
  readonly artefacts: ArtefactSource | undefined;
}

function changes(begin: Begin, helpers: Helpers): Pick<CloudDriver, "create" | "update" | "delete" | "poll"> {
  return {
    create: (request, options) => answered(() => create(begin(options), helpers, request, options.token)),

    update: (identity, prior, request, options) =>
      answered(async () => {
        if (identity.type === MEMBER) return addMember(begin(options), helpers.turns, memberOf(request.properties));
        if (identity.type === STORAGE_OBJECT) return uploadObject(begin(options), helpers.artefacts, request);
        if (identity.type === WORKLOAD) return applyWorkload(begin(options), request);
        if (identity.type === SERVICE_IDENTITY) return done(await ensureServiceIdentity(begin(options), request));
        return updateRow(begin(options), identity, { prior, request, token: options.token });
      }),

    delete: (identity, _prior, options) =>
      answered(async () => {
        const call = begin(options);
        if (identity.type === MEMBER) return removeMember(call, helpers.turns, parseMember(identity.identifier));
        if (identity.type === WORKLOAD) return deleteWorkload(call, identity);
        // It goes with its secret.
        if (identity.type === GENERATED_SECRET) return { state: "done", identifier: identity.identifier, attributes: {} };
        return deleteInSteps(call, { identity, token: options.token, mayEmpty: options.mayEmpty === true });
      }),

    poll: (operation, _identity, options) =>
      answered(() => {
        const call = begin(options);
        const deletion = parseDeletion(operation);
        const workload = parseWorkload(operation);
        if (workload !== undefined) return whenAddressed(call, workload);
        return deletion ? deleteInSteps(call, deletion) : pollOperation(call, operation, classifyGoogleError);
      }),
  };
}

async function create(call: RestCall, { turns, artefacts }: Helpers, request: ResourceRequest, token: string): Promise<OperationStatus> {
  switch (request.type) {
    case MEMBER:
      return addMember(call, turns, memberOf(request.properties));
    case SERVICE_IDENTITY:
      return done(await ensureServiceIdentity(call, request));
    case STORAGE_OBJECT:
      return uploadObject(call, artefacts, request);
    case DATAFLOW_JOB:
      return launchJob(call, request);
    case WORKLOAD:
      return applyWorkload(call, request);
    case GENERATED_SECRET:
      return generateSecret(call, String(request.properties[RESOURCE_PATH]));
    default:
      return createRow(call, request, token);
  }
}

function looks(begin: Begin): Pick<CloudDriver, "read" | "find"> {
  return {
    read: (identity, options) => {
      const call = begin(options);
      if (identity.type === MEMBER) return readMember(call, parseMember(identity.identifier));
      if (identity.type === SERVICE_IDENTITY)
        return ensureServiceIdentity(call, { ...identity, properties: { [RESOURCE_PATH]: identity.identifier } });
      if (identity.type === DATAFLOW_JOB) return unlessAbsent(() => readJob(call, identity.identifier));
      if (identity.type === WORKLOAD) return readWorkload(call, identity.identifier);
      if (identity.type === GENERATED_SECRET) return readSecret(call, identity.identifier);
      return unlessAbsent(() => readPath(call, identity.type, identity.identifier));
    },

    find: (request, options) => {
      const call = begin(options);
      if (request.type === MEMBER) return readMember(call, memberOf(request.properties));
      if (request.type === DATAFLOW_JOB) return unlessAbsent(() => findJob(call, request));
      if (request.type === WORKLOAD) return readWorkload(call, String(request.properties[RESOURCE_PATH]));
      if (request.type === GENERATED_SECRET) return readSecret(call, String(request.properties[RESOURCE_PATH]));
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
