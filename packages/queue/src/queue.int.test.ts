import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createJobQueue } from "./job-queue.ts";
import { type JobHandlers, startJobWorker } from "./job-worker.ts";
import { createSignals } from "./signals.ts";

const redisUrl = process.env["REDIS_URL"] ?? "";
const redis = new Redis(redisUrl);
beforeEach(() => redis.flushdb());
afterAll(() => redis.disconnect());

const payload = () => ({ organizationId: randomUUID(), deploymentId: randomUUID() });

function listening(handler: (id: string) => Promise<void>, errors: Error[] = [], concurrency = 4) {
  const handlers: JobHandlers = {
    "deployment.plan": ({ deploymentId }) => handler(deploymentId),
    "deployment.advance": ({ deploymentId }) => handler(deploymentId),
    "connection.test": ({ connectionId }) => handler(connectionId),
    "service.test": ({ connectionId }) => handler(connectionId),
    "connection.scan": ({ connectionId }) => handler(connectionId),
    "audit.check": ({ organizationId }) => handler(organizationId),
    "orphan.adopt": ({ findingId }) => handler(findingId),
    "resource.import": ({ importId }) => handler(importId),
    "mail.send": ({ emailId }) => handler(emailId),
    "environment.refresh": ({ environmentId }) => handler(environmentId),
    "environment.health": ({ environmentId }) => handler(environmentId),
    "webhook.send": ({ deliveryId }) => handler(deliveryId),
  };
  return startJobWorker({ redisUrl, concurrency, handlers, onError: (error) => errors.push(error) });
}

const until = async (isDone: () => boolean) => {
  const limit = Date.now() + 5_000;
  while (!isDone() && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isDone()).toBe(true);
};

describe("jobs", () => {
  it("asking twice for the same work before it begins is asking once, and afterwards it can be asked again", async () => {
    const queue = createJobQueue(redisUrl);
    const job = payload();
    expect(await queue.enqueue("deployment.advance", job)).toBe(true);
    expect(await queue.enqueue("deployment.advance", job)).toBe(true);
    const seen: string[] = [];
    const worker = listening(async (id) => void seen.push(id));
    await until(() => seen.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toEqual([job.deploymentId]);
    await queue.enqueue("deployment.advance", job);
    await until(() => seen.length === 2);
    await worker.close();
    await queue.close();
  });

  it("what a person rang for is heard before what a schedule rang for earlier", async () => {
    const queue = createJobQueue(redisUrl);
    const [scheduled, asked] = [payload(), payload()];
    await queue.enqueue("deployment.plan", scheduled, { isScheduled: true });
    await queue.enqueue("deployment.plan", asked);
    const seen: string[] = [];
    const worker = listening(async (id) => void seen.push(id), [], 1);
    await until(() => seen.length === 2);
    expect(seen).toEqual([asked.deploymentId, scheduled.deploymentId]);
    await worker.close();
    await queue.close();
  });

  it("a round rings again while the same work is under way", async () => {
    const queue = createJobQueue(redisUrl);
    const job = payload();
    let count = 0;
    const worker = listening(async () => {
      count += 1;
      if (count === 1) await queue.enqueue("deployment.advance", job, { round: 1, delayMs: 20 });
    });
    await queue.enqueue("deployment.advance", job);
    await until(() => count === 2);
    expect(count).toBe(2);
    await worker.close();
    await queue.close();
  });

  it("a job that fails is told and leaves nothing behind", async () => {
    const queue = createJobQueue(redisUrl);
    const errors: Error[] = [];
    const worker = listening(() => Promise.reject(new Error("broken")), errors);
    await queue.enqueue("deployment.plan", payload());
    await until(() => errors.length > 0);
    expect(errors[0]?.message).toBe("broken");
    expect(await redis.keys("bull:zerolake:plan-*")).toEqual([]);
    await worker.close();
    await queue.close();
  });

  it("without Redis the caller is told within its time limit instead of waiting", async () => {
    const queue = createJobQueue("redis://127.0.0.1:1");
    expect(await queue.enqueue("deployment.plan", payload())).toBe(false);
    await queue.close();
  });
});

describe("signals", () => {
  it("a watch hears what was published between two looks, and only on its channels", async () => {
    const signals = createSignals(redisUrl);
    const id = randomUUID();
    await until(() => true);
    const watch = signals.watch([`deployment:${id}`]);
    await watch.changed(300);
    const other = Date.now();
    signals.publish(`deployment:${randomUUID()}`);
    await watch.changed(150);
    expect(Date.now() - other).toBeGreaterThanOrEqual(140);
    signals.publish(`deployment:${id}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = Date.now();
    await watch.changed(5_000);
    expect(Date.now() - asked).toBeLessThan(1_000);
    expect(await signals.isReachable()).toBe(true);
    watch.stop();
    signals.close();
  });

  it("an aborted watch returns at once", async () => {
    const signals = createSignals(redisUrl);
    const abort = new AbortController();
    const watch = signals.watch(["organization:x"]);
    await watch.changed(300);
    const asked = Date.now();
    const waiting = watch.changed(10_000, abort.signal);
    abort.abort();
    await waiting;
    expect(Date.now() - asked).toBeLessThan(5_000);
    watch.stop();
    signals.close();
  });
});
