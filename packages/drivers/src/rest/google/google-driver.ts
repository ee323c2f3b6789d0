import type { CallOptions, CloudDriver } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ArtefactSource } from "../../aws/artefact-source.ts";
import { endAfter } from "../../end-after.ts";
import { Pace } from "../../pace.ts";
import type { SecretSafe } from "../../secret-safe.ts";
import { answered, unlessAbsent } from "../answers.ts";
import { ownerOfLabels } from "../owner-labels.ts";
import { findRow, readPath } from "../read-resource.ts";
import type { RestCall, RestService } from "../rest-call.ts";
import { RestClient } from "../rest-client.ts";
import { pollOperation } from "../rest-operation.ts";
import { createRow, updateRow } from "../write-resource.ts";
import { listActivity, QUESTION_EVERY_MS } from "./activity/list-activity.ts";
import { classifyGoogleError } from "./classify-google-error.ts";
import { googleCreateBody } from "./create-bodies.ts";
import { deleteInSteps, parseDeletion } from "./delete-in-steps.ts";
import { type GoogleIdentity, googleAuthorisation, googleMember } from "./google-auth.ts";
import { GOOGLE_ROWS } from "./google-rows.ts";
import { GOOGLE_STEPS, type Helpers } from "./google-steps.ts";
import { listExisting } from "./inventory/list-existing.ts";
import { listOwned } from "./inventory/list-owned.ts";
import { parseWorkload, whenAddressed } from "./kubernetes-workload.ts";
import { readMetrics } from "./metrics/read-metrics.ts";
import { inspect } from "./preflight/inspect.ts";
import { findOnceMade, isMadeByVertex } from "./running-creations.ts";
import { secretManagerSafe } from "./secret-manager-safe.ts";
import { Turns } from "./turns.ts";

export interface GoogleDriverOptions {
  readonly project: string;
  readonly region: string;
  readonly identity: GoogleIdentity;
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
export function createGoogleDriver({ project, region, identity, endpoint, artefacts }: GoogleDriverOptions): GoogleDriver {
  const locate = (url: string): string => (endpoint === undefined ? url : `${endpoint}/google/${url.replace(/^https:\/\//, "")}`);
  const authorise = googleAuthorisation(identity, locate);
  const client = new RestClient({ authorise: () => authorise(), classify: classifyGoogleError, locate });
  const service: RestService = {
    rows: GOOGLE_ROWS,
    constants: { project },
    ownerOf: ownerOfLabels,
    createBody: (type, body, variables) => googleCreateBody(type, body, variables, Date.now()),
    projectHeaders: { "x-goog-user-project": project },
    nextPage: ({ nextPageToken: pageToken }) => (typeof pageToken === "string" && pageToken !== "" ? { pageToken } : undefined),
  };
  const pace = new Pace(QUESTION_EVERY_MS);
  const begin: Begin = ({ timeLimitMs }) => ({ client, service, signal: endAfter(timeLimitMs) });
  return {
    ...changes(begin, { turns: new Turns(), artefacts }),
    ...looks(begin),
    isMadeInSteps: () => false,
    honoursToken: (type) => Object.values(GOOGLE_ROWS[type]?.create?.query ?? {}).includes("{token}"),
    describe: () => Promise.resolve(undefined),
    safe: secretManagerSafe(client),
    whoAmI: async (options) => {
      await readPath(begin(options), "cloudresourcemanager.project", `projects/${project}`);
      const principal = googleMember(identity);
      return { account: project, identity: principal.replace(/^serviceAccount:/, ""), principal };
    },
    listZones: (options) => listZones(begin(options), project, region),
    inspect: (questions, options) => {
      const call = begin(options);
      return inspect({ client, project, region, zones: () => listZones(call, project, region), signal: call.signal }, questions);
    },
    listOwned: (installation, options) => listOwned({ client, project, signal: begin(options).signal }, installation),
    listActivity: (identity, since, options) => listActivity({ client, project, signal: begin(options).signal, pace }, identity, since),
    listExisting: (type, _via, options) => listExisting(begin(options), region, type),
    readMetrics: (questions, options) => readMetrics({ client, project, signal: begin(options).signal }, questions, Date.now()),
  };
}

type Begin = (call: Pick<CallOptions, "timeLimitMs">) => RestCall;

function changes(begin: Begin, helpers: Helpers): Pick<CloudDriver, "create" | "update" | "delete" | "poll"> {
  return {
    create: (request, options) =>
      answered(() => {
        const call = begin(options);
        const step = GOOGLE_STEPS[request.type];
        return step ? step.create(call, request, helpers) : createRow(call, request, options.token);
      }),

    update: (identity, prior, request, options) =>
      answered(() => {
        const call = begin(options);
        const step = GOOGLE_STEPS[identity.type];
        return step?.update?.(call, request, helpers) ?? updateRow(call, identity, { prior, request, token: options.token });
      }),

    delete: (identity, _prior, options) =>
      answered(() => {
        const call = begin(options);
        const deletion = { identity, token: options.token, mayEmpty: options.mayEmpty === true };
        return GOOGLE_STEPS[identity.type]?.delete?.(call, identity, helpers) ?? deleteInSteps(call, deletion);
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

function looks(begin: Begin): Pick<CloudDriver, "read" | "find"> {
  return {
    read: (identity, options) => {
      const call = begin(options);
      const { type, identifier } = identity;
      return GOOGLE_STEPS[type]?.read?.(call, identifier) ?? unlessAbsent(() => readPath(call, type, identifier));
    },

    find: (request, options) => {
      const call = begin(options);
      const find = isMadeByVertex(call, request.type) ? findOnceMade : findRow;
      return GOOGLE_STEPS[request.type]?.find?.(call, request) ?? find(call, request);
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
