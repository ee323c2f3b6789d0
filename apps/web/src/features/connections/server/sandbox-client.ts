import { AppError } from "@zerolake/db";
import * as z from "zod";
import type { ServerEnvironment } from "@/server/environment.ts";
import { type ConditionKind, SANDBOX_CONDITIONS } from "../components/sandbox-conditions.ts";

const LIMIT_MS = 5_000;

const faultSchema = z.object({
  id: z.string(),
  strikes: z.number(),
  count: z.number().optional(),
  match: z.object({ account: z.string().optional(), type: z.string().optional(), operation: z.string().optional() }).loose(),
  action: z.object({ kind: z.string(), code: z.string().optional(), message: z.string().optional(), ms: z.number().optional() }).loose(),
});

export type SandboxFault = z.infer<typeof faultSchema>;
export type FaultAction =
  | { kind: "fail"; code: string; message: string; status?: number }
  | { kind: "throttle" }
  | { kind: "delay"; ms: number };

const conditionSchema = z.object({
  account: z.string(),
  // The sandbox knows more kinds than people are offered.
  kind: z.enum(SANDBOX_CONDITIONS).optional().catch(undefined),
  subject: z.string(),
  value: z.number().optional(),
});

export interface SandboxCondition {
  readonly kind: ConditionKind;
  readonly subject: string;
  readonly value?: number | undefined;
}

/** The control API of the sandbox that runs beside the console. */
export interface SandboxClient {
  latency(): Promise<string>;
  setLatency(profile: string): Promise<void>;
  faults(account: string): Promise<readonly SandboxFault[]>;
  addFault(account: string, fault: { type: string; count: number; action: FaultAction }): Promise<void>;
  clearFaults(account: string): Promise<void>;
  /** What the cloud answers when it is asked before a deployment. */
  conditions(account: string): Promise<readonly SandboxCondition[]>;
  setCondition(account: string, condition: SandboxCondition): Promise<void>;
  clearConditions(account: string): Promise<void>;
}

export function createSandboxClient({ SANDBOX_URL, SANDBOX_CONTROL_TOKEN }: ServerEnvironment): SandboxClient {
  if (!SANDBOX_URL || !SANDBOX_CONTROL_TOKEN) {
    throw new AppError("unavailable", {
      message: "No sandbox runs beside this console.",
      hint: "Start it with npm start, or set SANDBOX_URL and SANDBOX_CONTROL_TOKEN.",
    });
  }
  const call = (method: string, path: string, body?: unknown) =>
    request(new URL(`/_sandbox/${path}`, SANDBOX_URL), {
      method,
      headers: { authorization: `Bearer ${SANDBOX_CONTROL_TOKEN}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const faults = async (account: string) => {
    const all = z.object({ faults: z.array(faultSchema) }).parse(await call("GET", "faults")).faults;
    return all.filter((fault) => fault.match.account === account);
  };
  return {
    faults,
    latency: async () => z.object({ profile: z.string() }).parse(await call("GET", "latency")).profile,
    setLatency: async (profile) => void (await call("PUT", "latency", { profile })),
    addFault: async (account, { type, count, action }) => {
      // A plan looks at names and resources, too: that must not use up what is meant for the run.
      await call("POST", "faults", { match: { account, type, effect: "change" }, action, count });
    },
    clearFaults: async (account) => {
      for (const fault of await faults(account)) await call("DELETE", `faults/${encodeURIComponent(fault.id)}`);
    },
    conditions: async (account) => {
      const all = z.object({ conditions: z.array(conditionSchema) }).parse(await call("GET", "conditions")).conditions;
      return all.flatMap(({ account: owner, kind, ...about }) => (owner === account && kind ? [{ kind, ...about }] : []));
    },
    setCondition: async (account, condition) => void (await call("PUT", "conditions", { account, ...condition })),
    clearConditions: async (account) => void (await call("DELETE", `conditions?account=${encodeURIComponent(account)}`)),
  };
}

async function request(url: URL, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new AppError("unavailable", { message: "The sandbox does not answer.", hint: "Check that it runs; npm start starts it.", cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const said = z.object({ error: z.string() }).safeParse(body);
  throw new AppError("unavailable", { message: `The sandbox refused: ${said.data?.error ?? response.statusText}` });
}
