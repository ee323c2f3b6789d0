import type { PropertyMap } from "@zerolake/resources";

/** One request of a service's API. Variables of addresses and queries stand in braces: `projects/{project}/topics/{name}`. */
export interface RowCall {
  readonly method: string;
  /** Below the row's `api`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The answer is a long-running operation, in the row's style. */
  readonly operation?: true;
  /** The service bills and counts the call by this header. */
  readonly projectHeader?: true;
  /** Fields of the body beside the resource, made of variables; `#{id}` is a number. */
  readonly body?: PropertyMap;
  /** Queries with which a deletion takes along what lies inside. */
  readonly emptying?: Readonly<Record<string, string>>;
}

export interface RowUpdate extends RowCall {
  /** Where the list of changed fields goes; without it the body is merged into what is there. */
  readonly mask?: "query" | "body";
  /** Its name in the body, where it is not `updateMask`. */
  readonly maskField?: string;
  /** Field of the request that holds the resource. */
  readonly wrap?: string;
  /** The body replaces what is there as a whole. */
  readonly isWhole?: true;
  /** Fields that every update repeats, changed or not. */
  readonly always?: readonly string[];
}

/** How an operation tells that it is over. */
export type OperationStyle = "google.longrunning" | "compute" | "container" | "sqladmin" | "located";

/** How a resource itself tells that its creation is over. */
export interface ReadyWhen {
  readonly field: string;
  readonly is: readonly string[];
  /** It never will be. */
  readonly failed: readonly string[];
}

/** Where resources are listed, and which fields tell ours. */
export interface FindRow {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly items: string;
  readonly match: string | readonly string[];
}

/** Everything that is special about one type of one REST service; the driver itself knows no type. */
export interface TypeRow {
  /** Address of the API, with variables where hosts are regional. */
  readonly api: string;
  /** Name by which the service is enabled and its policies are written. */
  readonly service?: string;
  /** Where a resource stands in our records, when that is not the address of `get`. */
  readonly at?: string;
  /** The same before the service has drawn its `{id}`. */
  readonly under?: string;
  /** Field of an answer that holds the id which the service drew. */
  readonly id?: string;
  /** Field of an answer that holds the resource as it was sent. */
  readonly inside?: string;
  /** It is an element of a list that the answer of `get` holds, told apart by a field. */
  readonly element?: {
    readonly items: string;
    readonly id: string;
    /** A list of the element that must hold a variable of the address. */
    readonly holds?: { readonly list: string; readonly variable: string };
  };
  readonly readyWhen?: ReadyWhen;
  readonly create?: RowCall;
  readonly get?: RowCall;
  readonly update?: RowUpdate;
  /** Replaces what an item is made of, which its update does not take. */
  readonly define?: RowCall;
  /** Without it the resource stays for good, and deleting it means forgetting it. */
  readonly delete?: RowCall;
  /** Field of the create request that holds the resource. */
  readonly wrap?: string;
  /** The service chooses the name: a lost creation is found in the list. */
  readonly isNamedByServer?: true;
  /** What is always listed is only there while a field has one of the values, or any. */
  readonly isThereWhen?: { readonly field: string; readonly is?: string | readonly string[] };
  readonly find?: FindRow;
  /** What it belongs to has one from the start, so only this field, as it was sent, tells that a creation of ours happened. */
  readonly settledBy?: string;
  readonly operations?: OperationStyle;
  /** What an update says about the state that it was made for. */
  readonly precondition?: "body" | "header" | "metageneration" | "fingerprint";
  /** The field that carries labels. */
  readonly labels?: string;
  /** Its own access policy. */
  readonly policy?: { readonly get: RowCall; readonly set: RowCall; readonly isBody?: true };
}

export type TypeRows = Readonly<Record<string, TypeRow>>;
