import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import type { Program, Stack } from "../stack.ts";
import type { Random } from "./random.ts";

const WORKERS = 2;
/** The shortest that a worker takes. */
const LEASE_MS = 6_000;
/** After it, what a frozen worker held is certainly another's. */
const FROZEN_MS = LEASE_MS + 3_000;
const STORM_MS = 2_000;
const SLOW_MS = 1_500;
const SKEW_MS = 3_600_000;
const SKEW = new URL("./skewed-clock.mjs", import.meta.url).href;
const QUEUE = "zerolake";
const BETWEEN_MS_MAX = 800;

/** Everything around the engine that can go wrong, other than the death of a worker. */
export interface Troubles {
  /** Makes one kind of trouble, the next in turn, and waits until it is over. */
  makeOne(): Promise<void>;
  /** How often each kind was made. */
  readonly made: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

interface Scene {
  readonly stack: Stack;
  readonly random: Random;
  readonly workers: Program[];
}

/** Two workers that work on the same environments, and trouble around them. */
export async function startTroubles(stack: Stack, random: Random): Promise<Troubles> {
  const scene: Scene = { stack, random, workers: [] };
  for (let count = 0; count < WORKERS; count += 1) scene.workers.push(await startWorker(stack));
  const made = new Map<string, number>();
  const kinds = Object.entries(KINDS);
  let next = 0;
  return {
    made,
    async makeOne() {
      const [name, make] = kinds[next++ % kinds.length] as (typeof kinds)[number];
      await make(scene);
      made.set(name, (made.get(name) ?? 0) + 1);
      await sleep(random(0, BETWEEN_MS_MAX));
    },
    async stop() {
      await Promise.all(scene.workers.splice(0).map((worker) => worker.stop()));
    },
  };
}

const KINDS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  "Redis emptied": ({ stack }) => withRedis(stack, (redis) => redis.flushall()),
  "Redis restarted": ({ stack }) => stack.restart("redis"),
  "PostgreSQL restarted": ({ stack }) => stack.restart("postgres"),
  "connections to PostgreSQL cut": ({ stack }) => stack.cutConnections(),
  "replies of the clouds lost": (scene) => storm(scene, { action: { kind: "dropReply" }, probability: 0.3 }),
  "calls throttled": (scene) => storm(scene, { action: { kind: "throttle" }, probability: 0.5 }),
  "answers late": (scene) => storm(scene, { action: { kind: "delay", ms: SLOW_MS, at: "call" }, probability: 0.3 }),
  "work of the clouds slow": (scene) => storm(scene, { action: { kind: "delay", ms: SLOW_MS } }),
  "a worker frozen for longer than its lease": frozen,
  "a worker whose clock is an hour wrong": skewed,
  "jobs that nobody knows, and the same ones again and again": poisoned,
};

function startWorker(stack: Stack, extra: Readonly<Record<string, string>> = {}): Promise<Program> {
  return stack.startWorker({ WORKER_LEASE_MS: String(LEASE_MS), ...extra });
}

async function storm({ stack, random }: Scene, fault: object): Promise<void> {
  await stack.tellSandbox("POST", "faults", fault);
  await sleep(random(STORM_MS / 2, STORM_MS));
  await stack.tellSandbox("DELETE", "faults");
}

/** It comes back and believes that it still holds what it held. */
async function frozen({ workers, random }: Scene): Promise<void> {
  const worker = workers[random(0, workers.length - 1)];
  if (!worker) return;
  process.kill(worker.pid, "SIGSTOP");
  await sleep(FROZEN_MS);
  process.kill(worker.pid, "SIGCONT");
}

async function skewed({ stack, workers, random }: Scene): Promise<void> {
  const ahead = random(0, 1) === 0 ? SKEW_MS : -SKEW_MS;
  const worker = await startWorker(stack, { NODE_OPTIONS: `--import ${SKEW}`, CHAOS_SKEW_MS: String(ahead) });
  workers.push(worker);
  await workers.shift()?.stop();
}

async function poisoned({ stack, random }: Scene): Promise<void> {
  await withRedis(stack, async (connection) => {
    const queue = new Queue(QUEUE, { connection });
    const jobs = await queue.getJobs(["waiting", "delayed"]);
    await queue.add("deployment.dance", { organizationId: "nobody" });
    await queue.add("deployment.advance", { deploymentId: random(0, 1_000_000) });
    for (const { name, data } of jobs) await queue.addBulk([1, 2, 3].map(() => ({ name, data })));
    await queue.close();
  });
}

async function withRedis(stack: Stack, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(stack.redisUrl, { maxRetriesPerRequest: null });
  // It says itself when the server is away, and tries again.
  redis.on("error", () => undefined);
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}
