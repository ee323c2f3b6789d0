import type { FaultSubject } from "../faults/fault.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import type { AwsCall } from "./aws-call.ts";
import type { AwsError } from "./aws-error.ts";

/** One service of the cloud in its own wire protocol. A new one is a folder and a line in `services.ts`. */
export interface AwsService {
  /** The name that clients sign with, e.g. `cloudcontrolapi`. */
  readonly signingName: string;
  /** e.g. `CreateResource`. */
  operationOf(exchange: Exchange): string;
  /** What a fault can be matched with, beyond the operation. */
  subjectOf(exchange: Exchange, call: AwsCall): Pick<FaultSubject, "type" | "identifier" | "address">;
  handle(operation: string, call: AwsCall): Promise<Reply>;
  renderError(error: AwsError, requestId: string): Reply;
}
