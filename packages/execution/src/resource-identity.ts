import type { Address } from "@zerolake/resources";

/** What an identity is made of when a driver is asked about one resource. */
export interface ResourceIdentity {
  readonly address: Address;
  readonly type: string;
  readonly via: string;
  readonly identifier: string;
}

/** Who owns a resource; written as tags or labels on everything that takes them. */
export interface OwnerTags {
  readonly installation: string;
  readonly environment: string;
  readonly component: string;
  readonly address: string;
}

export interface CallOptions {
  /** Idempotency token in hexadecimal; the driver cuts it to the provider's form. */
  readonly token: string;
  /** The call must have ended after this long: beyond it the lease would run out. */
  readonly timeLimitMs: number;
}
