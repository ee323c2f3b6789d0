import { DEFAULT_LIMITS, type LimitSettings } from "@zerolake/execution";
import * as z from "zod";

const limitsSchema = z
  .object({
    callsInFlightMax: z.number().int().min(1),
    createsOpenMax: z.number().int().min(1),
    createsOpenPerServiceMax: z.number().int().min(1),
    requestsPerSecond: z.number().positive(),
    requestBurst: z.number().int().min(1),
  })
  .partial();

/** The sandbox is a process of ours on the same machine: nobody else's account is slowed down. */
const SANDBOX_LIMITS: LimitSettings = {
  callsInFlightMax: 64,
  createsOpenMax: 64,
  createsOpenPerServiceMax: 64,
  requestsPerSecond: 1_000,
  requestBurst: 1_000,
};

/** What the connection says, and for the rest the defaults of its kind. */
export function limitsOf({ method, limits }: { method: string; limits: unknown }): LimitSettings {
  const defaults = method === "sandbox" ? SANDBOX_LIMITS : DEFAULT_LIMITS;
  const given = Object.entries(limitsSchema.parse(limits)).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}
