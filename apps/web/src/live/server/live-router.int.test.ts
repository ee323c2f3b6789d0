import { appendDeploymentEvents, listEvents, revokeSessions } from "@zerolake/db";
import { approvedDeployment, createWorld, type World } from "@zerolake/db/testing";
import { emptyRunView, foldRun, type NumberedEvent } from "@zerolake/execution";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { contextOf } from "@/server/trpc/console.testing.ts";
import { appRouter } from "@/server/trpc/router.ts";
import type { LiveMessage } from "./live-message.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
});

afterAll(() => stop());

/** Called on the server, a stream gives its envelopes as they are: id and message. */
type Stream = AsyncIterator<unknown>;

async function openStream(input: { deployment?: number; after?: number; lastEventId?: string } = {}) {
  const context = await contextOf(services, world.user.id);
  const caller = appRouter.createCaller(context);
  const run = input.deployment ? { project: world.project.slug, deployment: input.deployment, afterSequence: input.after ?? 0 } : null;
  const iterable = await caller.live.stream({ organization: world.slug, run, lastEventId: input.lastEventId ?? null });
  const stream: Stream = iterable[Symbol.asyncIterator]();
  return { stream, sessionId: context.session?.id ?? "" };
}

/** Reads until `count` events of the run have come; gives them with the id of the last message. */
async function readEvents(stream: Stream, count: number): Promise<{ sequences: number[]; lastId: string }> {
  const sequences: number[] = [];
  let lastId = "";
  while (sequences.length < count) {
    const { value } = await stream.next();
    const [id, message] = value as [string, LiveMessage];
    lastId = id;
    if (message.type === "runEvents") sequences.push(...message.events.map((event) => event.sequence));
  }
  return { sequences, lastId };
}

async function startDeployment(): Promise<{ id: string; number: number }> {
  const id = await approvedDeployment(services.database, world);
  const { number } = await services.database.prisma.deployment.findUniqueOrThrow({ where: { id } });
  return { id, number };
}

async function log(deploymentId: string, messages: readonly string[]): Promise<void> {
  const events = messages.map((message) => ({ type: "log" as const, level: "info" as const, message }));
  await services.database.prisma.$transaction((tx) => appendDeploymentEvents(tx, world.organizationId, { deploymentId, events }));
  services.signals.publish(`deployment:${deploymentId}`);
}

const EVENTS = 1_200;

/** Numbers below a limit, the same for the same seed. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

async function writeInBursts(deploymentId: string, count: number, random: (limit: number) => number): Promise<void> {
  for (let written = 0; written < count; ) {
    const burst = Math.min(count - written, 1 + random(20));
    const first = written;
    await log(
      deploymentId,
      Array.from({ length: burst }, (_, index) => `line ${first + index}`),
    );
    written += burst;
    await new Promise((done) => setTimeout(done, random(30)));
  }
}

describe("the live stream", () => {
  it("brings every event of a run in order, those from before and those that are still to come", async () => {
    const { id, number } = await startDeployment();
    await log(id, ["one", "two"]);
    const { stream } = await openStream({ deployment: number });
    expect((await readEvents(stream, 3)).sequences).toEqual([1, 2, 3]);
    await log(id, ["three"]);
    expect((await readEvents(stream, 1)).sequences).toEqual([4]);
    await stream.return?.();
  });

  it("a cut connection goes on after the last message that arrived, without loss or repetition", async () => {
    const { id, number } = await startDeployment();
    const first = await openStream({ deployment: number });
    const { lastId } = await readEvents(first.stream, 1);
    await first.stream.return?.();
    await log(id, ["while nobody listened"]);
    const second = await openStream({ deployment: number, lastEventId: lastId });
    expect((await readEvents(second.stream, 1)).sequences).toEqual([2]);
    await second.stream.return?.();
  });

  it("loses and repeats nothing over more than a thousand events, however often and wherever it is cut", async () => {
    const { id, number } = await startDeployment();
    const random = seeded(20_260_101);
    const writing = writeInBursts(id, EVENTS, random);
    const seen: NumberedEvent[] = [];
    let lastEventId: string | undefined;
    let cuts = 0;
    while (seen.length < EVENTS + 1) {
      const { stream } = await openStream({ deployment: number, ...(lastEventId === undefined ? {} : { lastEventId }) });
      for (let left = 1 + random(6); left > 0 && seen.length < EVENTS + 1; left -= 1) {
        const { value } = await stream.next();
        // The connection breaks while this message is on its way: the page never gets it.
        if (random(4) === 0) break;
        const [eventId, message] = value as unknown as [string, LiveMessage];
        lastEventId = eventId;
        if (message.type === "runEvents") seen.push(...message.events);
      }
      await stream.return?.();
      cuts += 1;
    }
    await writing;
    const stored = await listEvents(services.database, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 10_000 });
    expect(stored.length).toBeGreaterThan(1_000);
    expect(seen).toEqual(stored);
    expect(foldRun(emptyRunView(), seen)).toEqual(foldRun(emptyRunView(), stored));
    expect(cuts).toBeGreaterThan(20);
  });

  it("tells an organisation's pages that something has changed", async () => {
    const { stream } = await openStream();
    await stream.next();
    const next = stream.next();
    setTimeout(() => services.signals.publish(`organization:${world.organizationId}`), 50);
    const { value } = await next;
    expect((value as [string, LiveMessage])[1]).toEqual({ type: "changed" });
    await stream.return?.();
  });

  it("ends when its person is signed out", async () => {
    const { stream, sessionId } = await openStream();
    await stream.next();
    await revokeSessions(services.database, world.user.id, sessionId);
    services.signals.publish(`session:${sessionId}`);
    await expect(stream.next()).rejects.toThrow("You've been signed out.");
  });
});
