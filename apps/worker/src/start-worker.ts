import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createAuditKeys, createDatabase, createExclusiveWork, createSecretBox, getInstallation, type SealingKey } from "@zerolake/db";
import { DEFAULT_ENGINE_SETTINGS } from "@zerolake/execution";
import { createJobQueue, createSignals, type JobHandlers, startJobWorker } from "@zerolake/queue";
import type { Logger } from "pino";
import { atMost } from "./at-most.ts";
import type { Configuration } from "./configuration.ts";
import { artefactFolder } from "./connections/artefact-folder.ts";
import { createCloudAccess } from "./connections/cloud-access.ts";
import { createDriverSource, type DriverSource } from "./connections/driver-source.ts";
import { createServiceSource } from "./connections/service-source.ts";
import { connectionTest } from "./handlers/connection-test.ts";
import { deploymentAdvance } from "./handlers/deployment-advance.ts";
import { serviceTest } from "./handlers/service-test.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { createWorkerIdentity } from "./identity/worker-identity.ts";
import { onceReachable } from "./once-reachable.ts";
import { startSchedules } from "./schedules/start-schedules.ts";
import type { EnginePorts, WorkerContext } from "./worker-context.ts";

/** Connections to PostgreSQL beside those of the jobs: renewals, sweeps, heartbeat, singleton locks. */
const POOL_EXTRA = 8;

/** The other slots are for deployments; the sweeper rings again for what found no slot. */
const REFRESHES_AT_ONCE = 2;
/** How long a worker waits for a database that is being restarted before it gives up. */
const DATABASE_LIMIT_MS = 120_000;
/** A question about metrics is long in coming, and little work. */
const HEALTH_LOOKS_AT_ONCE = 3;
/** A receiver that takes its time takes no slot of a deployment. */
const WEBHOOKS_AT_ONCE = 4;
/** A list of what exists is read resource by resource. */
const IMPORTS_AT_ONCE = 2;

export interface RunningWorker {
  /** Begins nothing more, lets turns write down what they know and give their leases back, then closes everything. */
  stop(): Promise<void>;
}

export interface WorkerInput {
  readonly configuration: Configuration;
  readonly masterKey: SealingKey;
  readonly logger: Logger;
  /** Another way to the clouds than over the stored connections; for tests. */
  readonly drivers?: DriverSource;
  /** Stands between the engine and its ports, to end the process at a chosen call; for trials of crashes. */
  readonly overPorts?: (ports: EnginePorts) => EnginePorts;
}

/** Puts the worker together and starts it. Throws when the database cannot be reached or was never prepared. */
export async function startWorker(input: WorkerInput): Promise<RunningWorker> {
  const { configuration, masterKey, logger } = input;
  const { databaseUrl, redisUrl, concurrency, leaseMs } = configuration;
  const workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const secrets = createSecretBox(masterKey);
  const db = createDatabase({ connectionString: databaseUrl, poolSize: concurrency + POOL_EXTRA, auditKeys: createAuditKeys(secrets) });
  const onWaiting = (error: unknown) => logger.warn({ err: error }, "the database is not there yet; waiting for it");
  const asking = onceReachable(() => getInstallation(db, masterKey), { limitMs: DATABASE_LIMIT_MS, onWaiting });
  const installation = await asking.catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  const tellRedis = onceUntilQuiet((error) => logger.warn({ err: error }, "Redis is not reachable"));
  const queue = createJobQueue(redisUrl, tellRedis);
  const signals = createSignals(redisUrl, tellRedis);
  const artefacts = artefactFolder(configuration.artefactsDir);
  const identity = createWorkerIdentity({ db, masterKey, issuerUrl: configuration.issuerUrl });
  const drivers = input.drivers ?? createDriverSource({ ...configuration, db, secrets, artefacts, identity });
  let isStopping = false;
  const context: WorkerContext = {
    workerId,
    db,
    queue,
    signals,
    installation,
    secrets,
    masterKey,
    pricesFile: configuration.pricesFile,
    mailServer: configuration.mailServer,
    publicUrl: configuration.publicUrl,
    outboundAllow: configuration.outboundAllow,
    logger,
    leaseMs,
    exclusively: createExclusiveWork(db),
    drivers,
    clouds: createCloudAccess({ db, drivers }),
    services: createServiceSource({ db, secrets }),
    identity,
    engineSettings: { ...DEFAULT_ENGINE_SETTINGS, leaseMarginMs: Math.min(DEFAULT_ENGINE_SETTINGS.leaseMarginMs, leaseMs / 6) },
    overPorts: input.overPorts ?? ((ports) => ports),
    isStopping: () => isStopping,
  };
  const heartbeat = startHeartbeat(db, workerId, logger);
  const schedules = startSchedules(context);
  const onError = (error: Error, job?: { name: string; id: string | undefined }) =>
    job ? logger.error({ err: error, job }, "a job failed") : tellRedis(error);
  const jobs = startJobWorker({ redisUrl, concurrency, handlers: handlersOf(context), onError });
  return {
    async stop() {
      isStopping = true;
      schedules.stop();
      await jobs.close();
      await heartbeat.stop();
      await queue.close();
      signals.close();
      await db.close();
    },
  };
}

function handlersOf(context: WorkerContext): JobHandlers {
  const refreshing = atMost(REFRESHES_AT_ONCE);
  const lookingAtHealth = atMost(HEALTH_LOOKS_AT_ONCE);
  const importing = atMost(IMPORTS_AT_ONCE);
  const sendingWebhooks = atMost(WEBHOOKS_AT_ONCE);
  return {
    "deployment.plan": () => deploymentAdvance(context),
    "deployment.advance": () => deploymentAdvance(context),
    "connection.test": (payload) => connectionTest(context, payload),
    "resource.import": (payload) => importing(async () => (await import("./imports/import-resource.ts")).importResource(context, payload)),
    "service.test": (payload) => serviceTest(context, payload),
    "connection.scan": async (payload) => (await import("./orphans/scan-connection.ts")).scanConnection(context, payload),
    "environment.refresh": (payload) =>
      refreshing(async () => (await import("./refresh/refresh-environment.ts")).refreshEnvironment(context, payload)),
    "environment.health": (payload) =>
      lookingAtHealth(async () => (await import("./health/look-at-health.ts")).lookAtHealth(context, payload)),
    "mail.send": async (payload) => (await import("./handlers/mail-send.ts")).mailSend(context, payload),
    "webhook.send": (payload) =>
      sendingWebhooks(async () => (await import("./notifications/send-due-webhooks.ts")).sendDueWebhooks(context, payload)),
    "audit.check": async (payload) => (await import("./audit/check-audit-log.ts")).checkAuditLog(context, payload),
    "orphan.adopt": async (payload) => (await import("./orphans/adopt-orphan.ts")).adoptOrphan(context, payload),
  };
}

const QUIET_MS = 10_000;

/** A broken connection reports itself many times a second; once in a while is enough. */
function onceUntilQuiet(tell: (error: Error) => void): (error: Error) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    const now = performance.now();
    if (now - toldAt < QUIET_MS) return;
    toldAt = now;
    tell(error);
  };
}
