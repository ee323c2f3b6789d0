import type { RestServiceName } from "@zerolake/vendor-schemas";
import type { Exchange } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Place } from "../store/records.ts";

/** One request of somebody whose credentials are good. */
export interface ServiceCall {
  readonly sandbox: Sandbox;
  readonly exchange: Exchange;
  readonly service: RestServiceName;
  readonly host: string;
  /** Address on the host, decoded, with its slash in front. */
  readonly path: string;
  readonly account: string;
}

/** A service knows no regions: one scope holds all of an account. */
export function placeOf({ service, account }: Pick<ServiceCall, "service" | "account">): Place {
  return { cloud: service, account, scope: "global" };
}

/** What a service says when it refuses; each one writes it in its own form. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
