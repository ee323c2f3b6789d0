import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createDatabase, createExclusiveWork, createSecretBox, getInstallation, type SealingKey } from "@zerolake/db";
import { DEFAULT_ENGINE_SETTINGS } from "@zerolake/execution";
import { createJobQueue, createSignals, type JobHandlers, startJobWorker } from "@zerolake/queue";
import type { Logger } from "pino";
import type { Configuration } from "./configuration.ts";
import { startConnectionSchedule } from "./connection-schedule.ts";
import { artefactFolder } from "./connections/artefact-folder.ts";
import { createCloudAccess } from "./connections/cloud-access.ts";
import { createDriverSource, type DriverSource } from "./connections/driver-source.ts";
import { createServiceSource } from "./connections/service-source.ts";
import { connectionTest } from "./handlers/connection-test.ts";
import { deploymentAdvance } from "./handlers/deployment-advance.ts";
import { deploymentPlan } from "./handlers/deployment-plan.ts";
import { serviceTest } from "./handlers/service-test.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { startSweeper } from "./sweeper.ts";
import type { EnginePorts, WorkerContext } from "./worker-context.ts";

/** Connections to PostgreSQL beside those of the jobs: renewals, sweeps, heartbeat, singleton locks. */
const POOL_EXTRA = 8;

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
  const db = createDatabase({ connectionString: databaseUrl, poolSize: concurrency + POOL_EXTRA });
  const installation = await getInstallation(db, masterKey).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  const tellRedis = onceUntilQuiet((error) => logger.warn({ err: error }, "Redis is not reachable"));
  const queue = createJobQueue(redisUrl, tellRedis);
  const signals = createSignals(redisUrl, tellRedis);
  const artefacts = artefactFolder(configuration.artefactsDir);
  const secrets = createSecretBox(masterKey);
  const drivers = input.drivers ?? createDriverSource({ db, secrets, artefacts, sandbox: configuration.sandbox });
  let isStopping = false;
  const context: WorkerContext = {
    workerId,
    db,
    queue,
    signals,
    installation,
    logger,
    leaseMs,
    exclusively: createExclusiveWork(db),
    drivers,
    clouds: createCloudAccess({ db, drivers }),
    services: createServiceSource({ db, secrets }),
    engineSettings: { ...DEFAULT_ENGINE_SETTINGS, leaseMarginMs: Math.min(DEFAULT_ENGINE_SETTINGS.leaseMarginMs, leaseMs / 6) },
    overPorts: input.overPorts ?? ((ports) => ports),
    isStopping: () => isStopping,
  };
  const heartbeat = startHeartbeat(db, workerId, logger);
  const sweeper = startSweeper(context);
  const schedule = startConnectionSchedule(context);
  const onError = (error: Error, job?: { name: string; id: string | undefined }) =>
    job ? logger.error({ err: error, job }, "a job failed") : tellRedis(error);
  const jobs = startJobWorker({ redisUrl, concurrency, handlers: handlersOf(context), onError });
  return {
    async stop() {
      isStopping = true;
      sweeper.stop();
      schedule.stop();
      await jobs.close();
      await heartbeat.stop();
      await queue.close();
      signals.close();
      await db.close();
    },
  };
}

function handlersOf(context: WorkerContext): JobHandlers {
  return {
    "deployment.plan": () => deploymentPlan(context),
    "deployment.advance": () => deploymentAdvance(context),
    "connection.test": (payload) => connectionTest(context, payload),
    "service.test": (payload) => serviceTest(context, payload),
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
