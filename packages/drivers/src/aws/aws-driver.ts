import type { CallOptions, CloudDriver, ObservedResource, OperationStatus, ResourceIdentity } from "@zerolake/execution";
import type { TypeFacts } from "@zerolake/resources";
import { endAfter } from "../end-after.ts";
import { Pace } from "../pace.ts";
import type { SecretSafe } from "../secret-safe.ts";
import type { ArtefactSource } from "./artefact-source.ts";
import { askAbout, askAws } from "./ask-aws.ts";
import { type AssumedRole, roleCredentials } from "./assumed-role.ts";
import { listZones } from "./availability-zones.ts";
import type { AwsCall } from "./aws-call.ts";
import { AwsClients, type AwsCredentials } from "./aws-clients.ts";
import {
  createThroughCloudControl,
  deleteThroughCloudControl,
  pollCloudControl,
  updateThroughCloudControl,
} from "./cloud-control/cloud-control-driver.ts";
import { describeType } from "./cloud-control/describe-type.ts";
import { emptyBucket, parseEmptying } from "./cloud-control/empty-bucket.ts";
import { findResource } from "./cloud-control/find-resource.ts";
import { goOnLifting, type Lifting, liftProtection, parseLifting } from "./cloud-control/lift-protection.ts";
import { readModel } from "./cloud-control/read-model.ts";
import type { DirectHandler } from "./direct-handler.ts";
import { directHandlerOf } from "./handlers/direct-handlers.ts";
import { listExisting } from "./inventory/list-existing.ts";
import { listOwned } from "./inventory/list-owned.ts";
import { inspect } from "./preflight/inspect.ts";
import { secretsManagerSafe } from "./secrets-manager-safe.ts";
import { whoAmI } from "./who-am-i.ts";

/** Cloud Control and most services take this many calls at once from one account without throttling hard. */
const CALLS_IN_FLIGHT = 64;
/** CloudTrail takes two lookups a second from an account in a region ("Quotas in AWS CloudTrail"); a little more between them stays below. */
const LOOKUP_EVERY_MS = 550;

export interface AwsDriverOptions {
  readonly region: string;
  /** Keys, a provider that is asked again when they expire, or a role that is taken on. */
  readonly credentials: AwsCredentials | (() => Promise<AwsCredentials>) | AssumedRole;
  /** An address instead of the cloud's own; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
  readonly limits?: { readonly callsInFlight?: number };
  /** What `Zerolake::S3::Object` uploads. */
  readonly artefacts?: ArtefactSource;
}

export interface AwsDriver extends CloudDriver {
  /** Where services beside the cloud keep what they tell once. */
  readonly safe: SecretSafe;
  /** Closes idle connections. */
  close(): void;
}

/** The CloudDriver for AWS: Cloud Control for whatever it manages, the service's own API for the rest. */
export function createAwsDriver(options: AwsDriverOptions): AwsDriver {
  const { credentials, region, endpoint } = options;
  const where = { region, ...(endpoint === undefined ? {} : { endpoint }) };
  const clients = new AwsClients({
    ...where,
    credentials: "roleArn" in credentials ? roleCredentials(credentials, where) : credentials,
    callsInFlight: options.limits?.callsInFlight ?? CALLS_IN_FLIGHT,
  });
  const begin = ({ timeLimitMs }: Pick<CallOptions, "timeLimitMs">): AwsCall => ({
    clients,
    region: options.region,
    artefacts: options.artefacts,
    abortSignal: endAfter(timeLimitMs),
  });
  return {
    ...changes(begin),
    ...looks(begin),
    // Direct handlers of several calls honour a token: they are called again and do what is missing.
    isMadeInSteps: () => false,
    honoursToken: (type, via) => handlerFor(type, via)?.honoursToken ?? true,
    safe: secretsManagerSafe(clients),
    close: () => clients.close(),
  };
}

type Begin = (call: Pick<CallOptions, "timeLimitMs">) => AwsCall;

function changes(begin: Begin): Pick<CloudDriver, "create" | "update" | "delete" | "poll"> {
  return {
    create(request, options) {
      const call = begin(options);
      const handler = handlerFor(request.type, request.via);
      return askAws(() => (handler ? handler.create(call, request) : createThroughCloudControl(call, request, options.token)));
    },

    update(identity, prior, request, options) {
      const call = begin(options);
      const handler = handlerFor(request.type, request.via);
      if (handler) return askAws(() => handler.update(call, identity, { prior, request }));
      return askAws(() => updateThroughCloudControl(call, identity, { prior, request, token: options.token }));
    },

    delete(identity, prior, options) {
      const call = begin(options);
      const handler = handlerFor(identity.type, identity.via);
      if (handler) return askAws(() => handler.delete(call, identity, prior));
      return askAws(async () => {
        const isEmptied = identity.type === "AWS::S3::Bucket" && options.mayEmpty;
        const emptying = isEmptied ? await emptyBucket(call, identity.identifier, options.token) : undefined;
        if (emptying) return emptying;
        return (await liftProtection(call, identity, options.token)) ?? deleteThroughCloudControl(call, identity, options);
      });
    },

    poll(operation, identity, options) {
      const call = begin(options);
      const poll = handlerFor(identity.type, identity.via)?.poll;
      const emptying = parseEmptying(operation);
      if (emptying) return askAws(() => goOnEmptying(call, emptying, identity));
      const lifting = parseLifting(operation);
      if (lifting) return askAws(() => deleteOnceLifted(call, lifting, identity));
      return askAws(() => (poll ? askAbout(() => poll(call, operation)) : pollCloudControl(call, operation, identity.type)));
    },
  };
}

/** Emptying a bucket goes on between polls; once it is empty, the bucket itself is deleted. */
async function goOnEmptying(
  call: AwsCall,
  { bucket, token }: { readonly bucket: string; readonly token: string },
  identity: Omit<ResourceIdentity, "identifier">,
): Promise<OperationStatus> {
  const left = await emptyBucket(call, bucket, token);
  return left ?? deleteThroughCloudControl(call, { ...identity, identifier: bucket }, { token });
}

/** Once nothing protects it any more, the resource itself is deleted. */
async function deleteOnceLifted(call: AwsCall, lifting: Lifting, identity: Omit<ResourceIdentity, "identifier">): Promise<OperationStatus> {
  const { identifier, token } = lifting;
  return (await goOnLifting(call, identity.type, lifting)) ?? deleteThroughCloudControl(call, { ...identity, identifier }, { token });
}

type Looks = Pick<
  CloudDriver,
  "read" | "find" | "describe" | "whoAmI" | "listZones" | "inspect" | "listOwned" | "listExisting" | "listActivity" | "readMetrics"
>;

function looks(begin: Begin): Looks {
  // A type's schema does not change while we run, and a plan asks for the same types again and again.
  const described = new Map<string, TypeFacts | undefined>();
  const pace = new Pace(LOOKUP_EVERY_MS);
  return {
    async read(identity, options): Promise<ObservedResource | undefined> {
      const call = begin(options);
      const handler = handlerFor(identity.type, identity.via);
      return handler ? handler.read(call, identity.identifier) : readModel(call, identity.type, identity.identifier);
    },

    async find(request, options) {
      const call = begin(options);
      const handler = handlerFor(request.type, request.via);
      return handler ? handler.find(call, request) : findResource(call, request);
    },

    async describe(type, options) {
      if (!described.has(type)) described.set(type, await describeType(begin(options), type));
      return described.get(type);
    },

    whoAmI: (options) => whoAmI(begin(options)),
    listZones: (options) => listZones(begin(options)),
    inspect: (questions, options) => inspect(begin(options), questions),
    listOwned: (installation, options) => listOwned(begin(options), installation),
    listExisting: (type, via, options) => listExisting(begin(options), type, via),
    async listActivity(identity, since, options) {
      const call = begin(options);
      const { listActivity } = await import("./activity/list-activity.ts");
      return listActivity(call, { identity, since, pace });
    },
    async readMetrics(questions, options) {
      const call = begin(options);
      const { readMetrics } = await import("./metrics/read-metrics.ts");
      return readMetrics(call, questions, Date.now());
    },
  };
}

function handlerFor(type: string, via: string): DirectHandler | undefined {
  return via === "cloudcontrol" ? undefined : directHandlerOf(type, via);
}
