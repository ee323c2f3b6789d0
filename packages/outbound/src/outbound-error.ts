/** Why a call to an address that a person typed was not made, or its answer not taken. */
export type OutboundErrorReason = "address" | "redirect" | "time" | "size" | "unreachable";

export interface OutboundErrorDetails {
  /** What happened and why, in one sentence for a person; says nothing about what stands inside our own network. */
  readonly message: string;
  readonly hint: string;
  readonly cause?: unknown;
}

export class OutboundError extends Error {
  override readonly name = "OutboundError";
  readonly reason: OutboundErrorReason;
  readonly hint: string;

  constructor(reason: OutboundErrorReason, { message, hint, cause }: OutboundErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.hint = hint;
  }
}

/** One answer for "does not exist" and "is inside", so that names of our own network cannot be probed. */
export function refusedHost(host: string): OutboundError {
  return new OutboundError("address", {
    message: `${host} has no public address that may be called.`,
    hint: "Check the address. For a service inside your own network, ask the operator of this installation to add it to ZEROLAKE_OUTBOUND_ALLOW.",
  });
}
