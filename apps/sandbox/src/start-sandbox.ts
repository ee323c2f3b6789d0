import { answerAws } from "./aws/aws-cloud.ts";
import { answerAzure, isAzure } from "./azure/azure-cloud.ts";
import { ConditionBook } from "./conditions/condition-book.ts";
import { answerControl } from "./control/control-api.ts";
import { FaultBook } from "./faults/fault-book.ts";
import { answerGoogle, GOOGLE_PREFIX } from "./google/google-cloud.ts";
import { type Answer, type Exchange, jsonReply } from "./http/exchange.ts";
import { listen } from "./http/http-server.ts";
import { Latency, type LatencyProfile } from "./latency/latency.ts";
import { QuotaBook } from "./quotas/quota-book.ts";
import type { Sandbox } from "./sandbox.ts";
import { loadSchemas } from "./schema/load-schemas.ts";
import { answerService, isService } from "./services/service-cloud.ts";
import { OperationClock } from "./store/operation-clock.ts";
import { SandboxStore } from "./store/sandbox-store.ts";
import { IssuerKeys } from "./trust/issuer-keys.ts";

export interface SandboxOptions {
  readonly databaseUrl: string;
  /** Bearer token of the control API. */
  readonly controlToken: string;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `fast`; a profile that was set through the control API wins. */
  readonly profile?: LatencyProfile;
  /** PostgreSQL schema; default `sandbox`. One process at a time owns it. */
  readonly schema?: string;
  /** Issuers of tokens that can be reached from the sandbox; default none. */
  readonly issuers?: readonly string[];
  readonly onError?: (error: unknown) => void;
}

export interface RunningSandbox {
  readonly url: string;
  /** Lets calls in flight end, stores what is to be stored, frees the port and the database. */
  stop(): Promise<void>;
}

const FORGET_EVERY_MS = 3_600_000;

/** Starts the sandbox clouds: everything that was acknowledged before, whatever ended the last process, is there again. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const onError = options.onError ?? (() => undefined);
  const store = await SandboxStore.open({ databaseUrl: options.databaseUrl, schema: options.schema ?? "sandbox", onError });
  const now = Date.now;
  const clock = new OperationClock(store, now);
  const sandbox: Sandbox = {
    store,
    faults: new FaultBook(store.settings, Math.random),
    quotas: new QuotaBook(store.settings),
    conditions: new ConditionBook(store.settings),
    latency: new Latency(store.settings, options.profile ?? "fast"),
    clock,
    issuers: new IssuerKeys(options.issuers ?? [], now),
    now,
    onError,
  };
  const forgetOld = () => Promise.all([store.operations.forgetOld(now()), store.activities.forgetOld(now())]);
  await forgetOld();
  const forgetting = setInterval(() => void forgetOld().catch(onError), FORGET_EVERY_MS).unref();
  clock.resume();
  const server = await listen({
    host: options.host ?? "127.0.0.1",
    port: options.port ?? 0,
    handle: (exchange) => route(sandbox, options.controlToken, exchange),
    onError,
  });
  // Read ahead: the first call that needs a schema does not wait for the file.
  loadSchemas().catch(onError);
  return {
    url: server.url,
    stop: async () => {
      await server.close();
      clearInterval(forgetting);
      clock.stop();
      await store.close();
    },
  };
}

async function route(sandbox: Sandbox, controlToken: string, exchange: Exchange): Promise<Answer> {
  if (exchange.path === "/healthz") {
    return (await sandbox.store.isHealthy())
      ? jsonReply(200, { status: "ok" })
      : jsonReply(503, { status: "the database does not answer" });
  }
  if (exchange.path.startsWith("/_sandbox/")) return answerControl(sandbox, controlToken, exchange);
  if (exchange.path.startsWith(GOOGLE_PREFIX)) return answerGoogle(sandbox, exchange);
  if (isService(exchange)) return answerService(sandbox, exchange);
  if (isAzure(exchange)) return answerAzure(sandbox, exchange);
  return answerAws(sandbox, exchange);
}
