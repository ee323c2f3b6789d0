import type { StoredResource } from "../../store/records.ts";
import type { ArmCall } from "../arm-call.ts";

/** One request to a service's own address, whose token has been checked. */
export interface ServiceCall extends ArmCall {
  /** What ARM knows of the service. */
  readonly service: StoredResource;
  readonly path: string;
}
