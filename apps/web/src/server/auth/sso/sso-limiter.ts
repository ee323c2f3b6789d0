import type { Redis } from "ioredis";
import { type AddressLimiter, createAddressLimiter } from "../address-limiter.ts";

const WINDOW_SECONDS = 300;
/** Asking how to sign in and answers of providers, from one address within the window: an office behind one address comes in. */
const CALLS_PER_ADDRESS = 120;

export type SsoLimiter = AddressLimiter;

/** Bounds the discovery calls and the audit rows that strangers can cause. */
export function createSsoLimiter(redis: Redis): SsoLimiter {
  return createAddressLimiter(redis, { keyPrefix: "sso-address", calls: CALLS_PER_ADDRESS, windowSeconds: WINDOW_SECONDS });
}
