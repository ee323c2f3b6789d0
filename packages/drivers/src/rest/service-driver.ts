import type {
  CallOptions,
  CloudActivity,
  CloudDriver,
  CloudIdentity,
  CloudInventory,
  CloudMetrics,
  MetricAnswer,
  MetricQuestion,
  ObservedResource,
  OperationStatus,
  OwnedListing,
  ResourceIdentity,
  ResourceRequest,
} from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { endAfter } from "../end-after.ts";
import { answered, unlessAbsent } from "./answers.ts";
import { listExistingRows } from "./list-existing-rows.ts";
import { listOwnedRows, type OwnedLists } from "./list-owned-rows.ts";
import { findRow, readPath } from "./read-resource.ts";
import { type RestCall, type RestService, rowOf } from "./rest-call.ts";
import type { Classify, RestClient } from "./rest-client.ts";
import { pollOperation } from "./rest-operation.ts";
import { createRow, deleteRow, updateRow } from "./write-resource.ts";

/** What a service beside the cloud does for the engine; zones and facts about types are the cloud's. */
export type ServiceDriver = Pick<
  CloudDriver,
  "create" | "update" | "delete" | "poll" | "read" | "find" | "honoursToken" | "isMadeInSteps" | "whoAmI"
> &
  CloudInventory &
  CloudActivity &
  CloudMetrics;

/** A type whose life is not one request per change. */
export interface TypeSteps {
  /** A creation is several calls, and `update` makes up for the later ones. */
  readonly isMadeInSteps?: true;
  create?(call: RestCall, request: ResourceRequest, token: string): Promise<OperationStatus>;
  update?(
    call: RestCall,
    identity: ResourceIdentity,
    change: { readonly prior: PropertyMap; readonly request: ResourceRequest; readonly token: string },
  ): Promise<OperationStatus>;
  find?(call: RestCall, request: ResourceRequest): Promise<ObservedResource | undefined>;
}

export interface ServiceDriverParts {
  readonly client: RestClient;
  readonly service: RestService;
  readonly classify: Classify;
  readonly whoAmI: (call: RestCall) => Promise<CloudIdentity>;
  readonly steps?: Readonly<Record<string, TypeSteps>>;
  /** What it measures; one answer per question. */
  readonly readMetrics: (call: RestCall, questions: readonly MetricQuestion[], nowMs: number) => Promise<readonly MetricAnswer[]>;
  /** Lists whose items bear our labels. */
  readonly ownedLists?: OwnedLists;
  /** What cannot be looked through, as a sentence. */
  readonly unlisted: string;
}

/** The driver of one REST service: rows of its table, and steps of its own where a type needs them. */
export function createServiceDriver({
  client,
  service,
  classify,
  whoAmI,
  readMetrics,
  steps = {},
  ...lists
}: ServiceDriverParts): ServiceDriver {
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
        return (own ?? updateRow)(begin(options), identity, { prior, request, token: options.token });
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
    isMadeInSteps: (type) => steps[type]?.isMadeInSteps === true,
    whoAmI: (options) => whoAmI(begin(options)),
    listOwned: async (installation, options): Promise<OwnedListing> => ({
      resources: await listOwnedRows(begin(options), lists.ownedLists ?? {}, installation),
      gaps: [lists.unlisted],
    }),
    // Databricks has its log in tables, Confluent in a topic, Fabric for administrators of the whole tenant: none is open to a connection.
    listActivity: () => Promise.resolve(undefined),
    listExisting: (type, _via, options) => listExistingRows(begin(options), type),
    readMetrics: (questions, options) => readMetrics(begin(options), questions, Date.now()),
  };
}
