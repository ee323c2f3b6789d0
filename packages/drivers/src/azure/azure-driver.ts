import { type CallOptions, type CloudDriver, CloudRefusalError, NoAnswerError, type OperationStatus } from "@zerolake/execution";
import type { ArtefactSource } from "../aws/artefact-source.ts";
import { endAfter } from "../end-after.ts";
import type { SecretSafe } from "../secret-safe.ts";
import { listActivity } from "./activity/list-activity.ts";
import { ArmClient } from "./arm-client.ts";
import type { AzureCall } from "./azure-call.ts";
import { DataClient } from "./data-client.ts";
import { deleteResource } from "./delete-resource.ts";
import { handlerOf } from "./handlers/arm-handlers.ts";
import { listExisting } from "./inventory/list-existing.ts";
import { listOwned } from "./inventory/list-owned.ts";
import { keyVaultSafe } from "./key-vault-safe.ts";
import { pollOperation } from "./long-running.ts";
import { readMetrics } from "./metrics/read-metrics.ts";
import { inspect } from "./preflight/inspect.ts";
import { createResource, updateResource } from "./put-resource.ts";
import { findResource, readResource } from "./read-resource.ts";
import { type AzureCredentials, entraTokens, tokensFrom } from "./token-source.ts";
import { listZones, whoAmI } from "./who-am-i.ts";

const AZURE = "https://management.azure.com";

export interface AzureDriverOptions {
  readonly subscription: string;
  readonly region: string;
  readonly credentials: AzureCredentials;
  /** An address instead of the cloud's own, for tokens too; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
  /** Where to find what the project has built; without it nothing can be uploaded. */
  readonly artefacts?: ArtefactSource;
}

export interface AzureDriver extends CloudDriver {
  /** Where services beside the cloud keep what they tell once. */
  readonly safe: SecretSafe;
}

/** The CloudDriver for Azure: Azure Resource Manager for every type, with handlers where a type needs more. */
export function createAzureDriver({ subscription, region, credentials, endpoint, artefacts }: AzureDriverOptions): AzureDriver {
  const tokens = endpoint === undefined ? entraTokens(credentials) : tokensFrom(endpoint, credentials);
  const client = new ArmClient({ endpoint: endpoint ?? AZURE, tokens });
  const data = new DataClient({ tokens, ...(endpoint === undefined ? {} : { endpoint }) });
  const begin = ({ timeLimitMs }: Pick<CallOptions, "timeLimitMs">): AzureCall => ({
    client,
    data,
    artefacts,
    subscription,
    region,
    abortSignal: endAfter(timeLimitMs),
  });
  return {
    ...changes(begin),
    read: (identity, options) => (handlerOf(identity.type).read ?? readResource)(begin(options), identity),
    find: (request, options) => (handlerOf(request.type).find ?? findResource)(begin(options), request),
    // ARM remembers no tokens: a lost create is found again by its id.
    honoursToken: () => false,
    isMadeInSteps: () => false,
    // ARM says nothing about what can be changed.
    describe: () => Promise.resolve(undefined),
    safe: keyVaultSafe(data),
    whoAmI: (options) => whoAmI(begin(options)),
    listZones: (options) => listZones(begin(options)),
    inspect: (questions, options) => inspect(begin(options), questions),
    listOwned: (installation, options) => listOwned(begin(options), installation),
    listActivity: ({ identifier }, since, options) => listActivity(begin(options), identifier, since),
    listExisting: (type, via, options) => listExisting(begin(options), type, via),
    readMetrics: (questions, options) => readMetrics(begin(options), questions, Date.now()),
  };
}

type Begin = (call: Pick<CallOptions, "timeLimitMs">) => AzureCall;

function changes(begin: Begin): Pick<CloudDriver, "create" | "update" | "delete" | "poll"> {
  return {
    create: (request, options) => told(() => (handlerOf(request.type).create ?? createResource)(begin(options), request)),
    update: (identity, prior, request, options) =>
      told(() => (handlerOf(identity.type).update ?? updateResource)(begin(options), identity, { prior, request })),
    delete: (identity, prior, options) =>
      told(() => (handlerOf(identity.type).delete ?? deleteResource)(begin(options), identity, { prior, mayEmpty: options.mayEmpty })),
    poll: (operation, { type }, options) => asked(() => (handlerOf(type).poll ?? pollOperation)(begin(options), operation)),
  };
}

/** Changes look first: what a look is refused with is the change's own failure. */
async function told(change: () => Promise<OperationStatus>): Promise<OperationStatus> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof CloudRefusalError) return { state: "failed", error: error.error };
    throw error;
  }
}

/** A refusal of the question, by the token endpoint too, says nothing about the operation, which is still open. */
async function asked(poll: () => Promise<OperationStatus>): Promise<OperationStatus> {
  try {
    return await poll();
  } catch (error) {
    if (error instanceof CloudRefusalError) throw new NoAnswerError(error.message, { cause: error });
    throw error;
  }
}
