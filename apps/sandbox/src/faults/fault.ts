import * as z from "zod";
import { matchesPattern } from "../matches-pattern.ts";

const failSchema = z.object({
  kind: z.literal("fail"),
  code: z.string().min(1),
  message: z.string().default("A fault was injected."),
  /** `call`: the API call itself answers with the error. `handler`: it is accepted and ends FAILED. */
  at: z.enum(["call", "handler"]).default("handler"),
  status: z.number().int().min(400).max(599).optional(),
});

export const faultSchema = z.strictObject({
  match: z
    .strictObject({
      account: z.string().optional(),
      /** Signing name of the service: `cloudcontrolapi`, `s3`, `glue` … */
      service: z.string().optional(),
      /** e.g. `CreateResource`, `PutObject`. */
      operation: z.string().optional(),
      /** Calls that change something, or those that only look. */
      effect: z.enum(["change", "look"]).optional(),
      /** Patterns: `*` stands for any text. */
      type: z.string().optional(),
      identifier: z.string().optional(),
      /** The owner tag `zerolake:address`. */
      address: z.string().optional(),
    })
    .default({}),
  action: z.discriminatedUnion("kind", [
    failSchema,
    z.object({
      kind: z.literal("throttle"),
      message: z.string().default("Rate exceeded"),
      /** Only what goes beyond so many matching calls within a second; without it, every call. */
      perSecond: z.number().positive().optional(),
    }),
    /** Answers later; with `at: "handler"` the asynchronous work takes longer instead. */
    z.object({ kind: z.literal("delay"), ms: z.number().int().min(0).max(86_400_000), at: z.enum(["call", "handler"]).default("handler") }),
    /** Does what was asked and cuts the connection instead of answering. */
    z.object({ kind: z.literal("dropReply") }),
  ]),
  /** How often it strikes; without it, for ever. */
  count: z.number().int().min(1).optional(),
  /** 0 to 1 per matching call. */
  probability: z.number().min(0).max(1).default(1),
});

export type FaultRequest = z.infer<typeof faultSchema>;
export type FaultAction = FaultRequest["action"];

export interface Fault extends FaultRequest {
  readonly id: string;
  /** How often it has struck. */
  readonly strikes: number;
}

/** A call as faults see it. */
export interface FaultSubject {
  readonly account: string;
  readonly service: string;
  readonly operation: string;
  /** Where the operation's name does not tell that it only looks. */
  readonly effect?: "look";
  readonly type?: string;
  readonly identifier?: string;
  readonly address?: string;
}

const LOOKING_WORDS = /^(get|head|list|describe|batchget|check|test|simulate)/i;

export function matches(fault: Fault, subject: FaultSubject): boolean {
  const wanted: readonly (readonly [string | undefined, string | undefined])[] = [
    [fault.match.account, subject.account],
    [fault.match.service, subject.service],
    [fault.match.operation, subject.operation],
    [fault.match.effect, effectOf(subject)],
    [fault.match.type, subject.type],
    [fault.match.identifier, subject.identifier],
    [fault.match.address, subject.address],
  ];
  return wanted.every(([pattern, value]) => pattern === undefined || (value !== undefined && matchesPattern(pattern, value)));
}

/** By its operation's name, as the clouds name theirs: `HeadBucket`, `storage.buckets.get`, or just the method `GET`. */
export function effectOf({ operation, effect }: FaultSubject): "change" | "look" {
  return effect ?? (LOOKING_WORDS.test(operation.split(".").at(-1) ?? "") ? "look" : "change");
}
