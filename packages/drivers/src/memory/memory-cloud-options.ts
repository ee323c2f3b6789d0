import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { CallRecord } from "./faults.ts";

export interface MemoryCloudOptions {
  /** Polls until an accepted call is done; 0 answers at once. Default 0. */
  readonly polls?: number | ((call: CallRecord) => number);
  readonly pollAfterMs?: number;
  /** Whether a repeated token is remembered. Default true. */
  readonly honoursTokens?: boolean;
  /** Whether a creation counts as several calls. Default false. */
  readonly makesInSteps?: boolean;
  /** A search does not see what is younger than this. Default 0. */
  readonly listingLagMs?: number;
  readonly nowMs?: () => number;
  /** Waited before every answer. */
  readonly latency?: () => Promise<void>;
  /** What looking something up tells, beyond what was made here: the attributes, or nothing. */
  readonly lookUp?: (request: ResourceRequest) => PropertyMap | undefined;
  /** Refuse to delete what another resource's properties name. Default false. */
  readonly refusesDeleteInUse?: boolean;
  /** The account that the credentials lead to, asked each time: an ambient identity may change. Default: twelve zeros. */
  readonly account?: () => string;
  /** Names of the zones that the account may use, or a refusal to list them. Default: none is told. */
  readonly zones?: readonly string[] | "refused";
  /** What the cloud makes of properties, whatever was sent: shown by every read and answer. Default: nothing. */
  readonly rewrites?: PropertyMap;
  /** Permissions that the identity has not, when it is asked before a deployment; calls go through all the same. Default: none. */
  readonly deniedActions?: readonly string[];
}
