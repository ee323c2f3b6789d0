import type { CloudError } from "@zerolake/execution";

export type CallKind = "create" | "update" | "delete" | "poll" | "read" | "find" | "measure";

export interface CallRecord {
  readonly kind: CallKind;
  readonly address: string;
  readonly token?: string;
}

/** - `refuse`: the call is answered with an error and has no effect.
 *  - `failLater`: it is accepted, and its last poll says that it failed, without an effect.
 *  - `breakLater`: as `failLater`, but what was to be made exists and never becomes ready.
 *  - `loseRequest`, `loseAnswer`: no answer arrives; the second has had its effect. */
type FaultKind = "refuse" | "failLater" | "breakLater" | "loseRequest" | "loseAnswer";

export interface Fault {
  readonly on: (call: CallRecord) => boolean;
  readonly kind: FaultKind;
  readonly error?: CloudError;
  /** How often it strikes. Default once. */
  readonly times?: number;
}

export const THROTTLED: CloudError = {
  class: "throttled",
  code: "Throttling",
  message: "Rate exceeded",
  remedy: "The cloud asks us to slow down; it is tried again.",
};
export const INTERNAL: CloudError = {
  class: "retryable",
  code: "ServiceInternalError",
  message: "Internal error",
  remedy: "The cloud had a fault; it is tried again.",
};
export const DENIED: CloudError = {
  class: "permission",
  code: "AccessDenied",
  message: "Not authorised",
  remedy: "Allow the connection's role to do this.",
};

/** Hands out each fault as often as it is meant to strike. */
export class FaultQueue {
  readonly #left: { readonly fault: Fault; times: number }[] = [];

  add(fault: Fault): void {
    this.#left.push({ fault, times: fault.times ?? 1 });
  }

  /** The first fault that fits the call, if any; it is used up by that much. */
  take(call: CallRecord): Fault | undefined {
    const entry = this.#left.find(({ fault, times }) => times > 0 && fault.on(call));
    if (entry) entry.times -= 1;
    return entry?.fault;
  }
}

/** What the fault says to whoever calls. */
export function errorOf({ error }: Fault): CloudError {
  return error ?? { class: "terminal", code: "Injected", message: "It failed", remedy: "It was told to." };
}
