import { type Blueprint, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import {
  approveDeployment,
  createDeployment,
  type Database,
  ensureInstallation,
  getDeployment,
  listEvents,
  type NewDeployment,
} from "@zerolake/db";
import { createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import { createMemoryDriver, type MemoryCloud } from "@zerolake/drivers";
import { type CloudDriver, createRateLimiter, DEFAULT_LIMITS, type DeploymentState, isTerminal, type RunEvent } from "@zerolake/execution";
import { createJobQueue, type JobQueue } from "@zerolake/queue";
import { pino } from "pino";
import type { DriverSource } from "./connections/driver-source.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";

const LIMITS = {
  ...DEFAULT_LIMITS,
  callsInFlightMax: 64,
  createsOpenMax: 64,
  createsOpenPerServiceMax: 64,
  requestsPerSecond: 10_000,
  requestBurst: 10_000,
};
const REACH_LIMIT_MS = 45_000;

/** Workers in this process, over a real PostgreSQL and Redis, on clouds in memory. */
export class MemoryLake {
  readonly test: TestDatabase;
  readonly queue: JobQueue;
  readonly #redisUrl: string;
  readonly #workers: RunningWorker[] = [];

  private constructor(test: TestDatabase, redisUrl: string) {
    this.test = test;
    this.#redisUrl = redisUrl;
    this.queue = createJobQueue(redisUrl);
  }

  static async open(redisUrl: string): Promise<MemoryLake> {
    const test = await createTestDatabase({ poolSize: 10 });
    await ensureInstallation(test.db, TEST_MASTER_KEY);
    return new MemoryLake(test, redisUrl);
  }

  /** `cloud` is where every connection leads, or says where they lead now: another cloud stands for other credentials. */
  async startWorker(cloud: MemoryCloud | (() => MemoryCloud)): Promise<RunningWorker> {
    const configuration = {
      databaseUrl: this.test.url,
      redisUrl: this.#redisUrl,
      sandbox: undefined,
      artefactsDir: undefined,
      concurrency: 4,
      leaseMs: 6_000,
      logLevel: "error",
    };
    const logger = pino({ level: process.env["LOG_LEVEL"] ?? "silent" });
    const drivers = memoryDrivers(this.test.db, typeof cloud === "function" ? cloud : () => cloud);
    const worker = await startWorker({ configuration, masterKey: TEST_MASTER_KEY, logger, drivers });
    this.#workers.push(worker);
    return worker;
  }

  async stopWorkers(): Promise<void> {
    for (const worker of this.#workers.splice(0)) await worker.stop();
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.queue.close();
    await this.test.drop();
  }

  createWorld(document = streamingStarter()): Promise<World> {
    return createWorld(this.test.db, { document });
  }

  /** Asks for a deployment of these parts of the world's version only. */
  async askOnly(world: World, only: Pick<NewDeployment, "onlyComponents" | "onlyAddresses">): Promise<string> {
    return this.#create(world, { kind: "apply", versionId: world.version.id, ...only });
  }

  /** Asks for a deployment of the world's version, or for a destruction that may lose these addresses' data. */
  async ask(world: World, destroy?: Pick<NewDeployment, "consents" | "undoOfId" | "destroyComponents">): Promise<string> {
    return this.#create(world, destroy ? { kind: "destroy", ...destroy } : { kind: "apply", versionId: world.version.id });
  }

  async #create(world: World, what: Omit<NewDeployment, "environmentId" | "actor">): Promise<string> {
    const input = { environmentId: world.environment.id, actor: world.actor, ...what };
    const { id } = await createDeployment(this.test.db, world.organizationId, input);
    await this.queue.enqueue("deployment.plan", { organizationId: world.organizationId, deploymentId: id });
    return id;
  }

  async approve(world: World, deploymentId: string): Promise<void> {
    await this.reaches(world, deploymentId, ["awaitingApproval"]);
    const { planHash } = await getDeployment(this.test.db, world.organizationId, deploymentId);
    const approval = { deploymentId, planHash: planHash ?? "", by: world.actor, acceptsLoss: {} };
    await approveDeployment(this.test.db, world.organizationId, approval);
    await this.queue.enqueue("deployment.advance", { organizationId: world.organizationId, deploymentId });
  }

  async reaches(world: World, deploymentId: string, states: readonly DeploymentState[]): Promise<DeploymentState> {
    const limit = Date.now() + REACH_LIMIT_MS;
    for (;;) {
      const { state, summary } = await getDeployment(this.test.db, world.organizationId, deploymentId);
      if (states.includes(state)) return state;
      if (isTerminal(state) || Date.now() > limit) {
        const last = (await this.events(world, deploymentId)).slice(-8).map((event) => JSON.stringify(event));
        throw new Error(`stopped at ${state}: ${summary}\n${last.join("\n")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** The events in order; throws when their numbers have a gap. */
  async events(world: World, deploymentId: string): Promise<RunEvent[]> {
    const numbered = await listEvents(this.test.db, world.organizationId, { deploymentId, afterSequence: 0, limit: 20_000 });
    const isGapless = numbered.every(({ sequence }, index) => sequence === index + 1);
    if (!isGapless) throw new Error(`gap in ${numbered.map(({ sequence }) => sequence).join(" ")}`);
    return numbered.map(({ event }) => event);
  }
}

function streamingStarter(): Blueprint {
  return templateNamed("streaming-starter");
}

/** A lake with jobs, which stop while it sleeps, beside what holds data. */
export function lakeWithCompute(): Blueprint {
  return templateNamed("data-science-starter");
}

function templateNamed(id: string): Blueprint {
  const template = findTemplate(id);
  if (!template) throw new Error("no such template");
  return expandTemplate(template);
}

export function memoryDrivers(db: Database, cloudNow: () => MemoryCloud): DriverSource {
  const made = new Map<MemoryCloud, CloudDriver>();
  const rate = createRateLimiter(LIMITS);
  return {
    async connect(organizationId, { connectionId }) {
      const where = { id: connectionId, organizationId };
      const connection = await db.prisma.connection.findFirstOrThrow({ where, omit: { credentialsSealed: true } });
      const cloud = cloudNow();
      const driver = made.get(cloud) ?? createMemoryDriver(cloud);
      made.set(cloud, driver);
      return { connection, driver, rate, limits: LIMITS };
    },
  };
}
