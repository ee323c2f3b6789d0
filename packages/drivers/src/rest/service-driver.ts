import type {
  CallOptions,
  CloudDriver,
  CloudIdentity,
  ObservedResource,
  OperationStatus,
  ResourceIdentity,
  ResourceRequest,
} from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { endAfter } from "../end-after.ts";
import { answered, unlessAbsent } from "./answers.ts";
import { findRow, readPath } from "./read-resource.ts";
import { type RestCall, type RestService, rowOf } from "./rest-call.ts";
import type { Classify, RestClient } from "./rest-client.ts";
import { pollOperation } from "./rest-operation.ts";
import { createRow, deleteRow, updateRow } from "./write-resource.ts";

/** What a service beside the cloud does for the engine; zones and facts about types are the cloud's. */
export type ServiceDriver = Pick<CloudDriver, "create" | "update" | "delete" | "poll" | "read" | "find" | "honoursToken" | "whoAmI">;

/** A type whose life is not one request per change. */
export interface TypeSteps {
  create?(call: RestCall, request: ResourceRequest, token: string): Promise<OperationStatus>;
  update?(
    call: RestCall,
    identity: ResourceIdentity,
    change: { readonly prior: PropertyMap; readonly request: ResourceRequest },
  ): Promise<OperationStatus>;
  find?(call: RestCall, request: ResourceRequest): Promise<ObservedResource | undefined>;
}

export interface ServiceDriverParts {
  readonly client: RestClient;
  readonly service: RestService;
  readonly classify: Classify;
  readonly whoAmI: (call: RestCall) => Promise<CloudIdentity>;
  readonly steps?: Readonly<Record<string, TypeSteps>>;
}

/** The driver of one REST service: rows of its table, and steps of its own where a type needs them. */
export function createServiceDriver({ client, service, classify, whoAmI, steps = {} }: ServiceDriverParts): ServiceDriver {
  const begin = ({ timeLimitMs }: Pick<CallOptions, "timeLimitMs">): RestCall => ({
    client,
    service,
    signal: endAfter(timeLimitMs),
  });
  return {
    create: (request, options) => answered(() => (steps[request.type]?.create ?? createRow)(begin(options), request, options.token)),
    update: (identity, prior, request, options) =>
      answered(async () => {
        const own = steps[identity.type]?.update;
        if (own) return own(begin(options), identity, { prior, request });
        return updateRow(begin(options), identity, { prior, request, token: options.token });
      }),
    delete: (identity, _prior, options) =>
      answered(() => {
        const call = begin(options);
        const emptying = options.mayEmpty ? rowOf(call, identity.type).delete?.emptying : undefined;
        return deleteRow(call, identity, { token: options.token, ...(emptying ? { query: emptying } : {}) });
      }),
    poll: (operation, _identity, options) => answered(() => pollOperation(begin(options), operation, classify)),
    read: (identity, options) => unlessAbsent(() => readPath(begin(options), identity.type, identity.identifier)),
    find: (request, options) => (steps[request.type]?.find ?? findRow)(begin(options), request),
    // None of these services remembers a token: a lost creation is found by its name.
    honoursToken: () => false,
    whoAmI: (options) => whoAmI(begin(options)),
  };
}
