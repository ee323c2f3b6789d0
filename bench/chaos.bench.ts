import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database } from "@zerolake/db";
import { bringThrough, type Way, type WayInput } from "./bring-through.ts";
import { audit, countInCloud, type Findings } from "./chaos/auditor.ts";
import type { SeenDeath } from "./chaos/deadly-ports.ts";
import { pointKiller } from "./chaos/kill-at-points.ts";
import { startKiller } from "./chaos/kill-at-random.ts";
import { randomFrom } from "./chaos/random.ts";
import { startTroubles } from "./chaos/troubles.ts";
import { openPlace } from "./deploy.ts";
import { addTenant, createLakes, type LakeOnCloud, type Tenant } from "./lakes.ts";
import { type Measurement, measure } from "./measurement.ts";
import { report } from "./report.ts";
import { type Stack, startStack } from "./stack.ts";

const KILLS_MIN = 150;
const POINTS_MIN = 1_000;
const DEPLOYMENTS_MIN = 50;
/** Workers are killed at random in the first round, and end themselves at named points in the others, which go on until enough have. */
const ROUNDS_MIN = 4;
const ROUNDS_MAX = 12;
const TROUBLED_ROUNDS = 2;
/** Fewer templates make each round shorter, and more of them needed. */
const TEMPLATES_MAX = Number(process.env["CHAOS_TEMPLATES"] ?? Number.POSITIVE_INFINITY);
const seed = Number(process.env["CHAOS_SEED"] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

/** Workers that die at named points, at a time. */
const DYING_AT_ONCE = 3;

interface Trial {
  readonly stack: Stack;
  /** Where the clouds keep what they hold. */
  readonly clouds: Database["pool"];
  readonly disturbed: Tenant;
  readonly calm: Tenant;
  readonly lakes: { readonly disturbed: readonly LakeOnCloud[]; readonly calm: readonly LakeOnCloud[] };
}

await measure(async (measurement) => {
  const folder = await folderOf(measurement);
  const stack = await startStack(measurement, { areCloudsApart: true });
  const place = await openPlace(stack, measurement);
  const [disturbed, calm] = [await addTenant(place, "disturbed"), await addTenant(place, "calm")];
  const lakes = { disturbed: await createLakes(disturbed, TEMPLATES_MAX), calm: await createLakes(calm, TEMPLATES_MAX) };
  const trial: Trial = { stack, clouds: await poolOf(measurement, stack), disturbed, calm, lakes };

  await undisturbed(trial, "apply");
  const killer = await startKiller(stack, { random, workers: 2, countEvents: () => countEvents(disturbed) });
  const rounds = [await underFire(trial, { name: "apply, killed at random", kind: "apply", disturb: () => killer.killOne() })];
  await killer.stop();
  const points = await pointKiller(stack, { random, folder });
  const isEnough = () => killer.kills + points.others + points.seen().length >= POINTS_MIN;
  while (rounds.length < ROUNDS_MIN || (rounds.length < ROUNDS_MAX && !isEnough())) {
    const kind = kindAfter(rounds);
    await undisturbed(trial, kind);
    points.beginRound();
    const disturb = () => points.dieOnce();
    rounds.push(await underFire(trial, { name: `${kind}, ended at named points`, kind, disturb, atOnce: DYING_AT_ONCE }));
  }
  const troubles = new Map<string, number>();
  for (let count = 0; count < TROUBLED_ROUNDS; count += 1) {
    const kind = kindAfter(rounds);
    await undisturbed(trial, kind);
    const trouble = await startTroubles(stack, random);
    rounds.push(await underFire(trial, { name: `${kind}, with trouble all around`, kind, disturb: () => trouble.makeOne() }));
    await trouble.stop();
    for (const [name, count] of trouble.made) troubles.set(name, (troubles.get(name) ?? 0) + count);
  }
  reportAll(rounds, { kills: killer.kills + points.others, seen: points.seen(), troubles });
});

interface Round extends Way {
  readonly name: string;
  readonly kind: WayInput["kind"];
  readonly findings: Findings;
}

/** What was made is destroyed, what was destroyed is made again. */
function kindAfter(rounds: readonly Round[]): WayInput["kind"] {
  return rounds.at(-1)?.kind === "apply" ? "destroy" : "apply";
}

async function underFire(trial: Trial, { name, ...disturbance }: Pick<Round, "name"> & Omit<WayInput, "lakes">): Promise<Round> {
  const { disturbed, calm, lakes, clouds } = trial;
  const way = await bringThrough(disturbed, { lakes: lakes.disturbed, ...disturbance });
  const held = await countInCloud(clouds, disturbed.organizationId);
  const organizations = { disturbed: disturbed.organizationId, calm: calm.organizationId };
  const findings = await audit({ ours: disturbed.db.pool, clouds, ...organizations });
  const round = { ...way, name, kind: disturbance.kind, findings };
  tell(round, held);
  return round;
}

/** The measure: the same deployments by a worker that nobody disturbs. */
async function undisturbed({ stack, calm, lakes }: Trial, kind: WayInput["kind"]): Promise<void> {
  const worker = await stack.startWorker();
  const { continued } = await bringThrough(calm, { lakes: lakes.calm, kind });
  if (continued.length > 0) throw new Error(`Even undisturbed, not everything ended well:\n${continued.join("\n")}`);
  await worker.stop();
}

interface Fire {
  readonly kills: number;
  readonly seen: readonly SeenDeath[];
  readonly troubles: ReadonlyMap<string, number>;
}

function reportAll(rounds: readonly Round[], { kills, seen, troubles }: Fire): void {
  const points = new Set(seen.map(({ call, when, via }) => `${when} ${call} (${via})`)).size;
  const deployments = rounds.reduce((sum, round) => sum + round.deployments, 0);
  const continued = rounds.flatMap((round) => round.continued).length;
  const faults = rounds.flatMap(({ left, findings }) => [...left, ...Object.values(findings as object).flat()]);
  atLeast({ figure: "workers killed with SIGKILL at random moments", value: kills, unit: "kills", note: `seed ${seed}` }, KILLS_MIN);
  const places = `${seen.length} at ${points} named points, by way to the cloud`;
  atLeast({ figure: "crash points in all", value: kills + seen.length, unit: "crashes", note: places }, POINTS_MIN);
  const made = [...troubles].map(([name, count]) => `${count} × ${name}`).join(", ");
  report({ figure: "other trouble", value: [...troubles.values()].reduce((sum, count) => sum + count, 0), unit: "times", note: made });
  const shown = `${continued} of them continued after something was uncertain`;
  atLeast({ figure: "deployments under fire", value: deployments, unit: "deployments", note: shown }, DEPLOYMENTS_MIN);
  const figure = "what the auditor cannot explain";
  report({ figure, value: faults.length, unit: "findings", bar: "0", isMet: faults.length === 0, note: String(faults[0] ?? "nothing") });
}

function atLeast(figure: Omit<Parameters<typeof report>[0], "bar" | "isMet">, least: number): void {
  report({ ...figure, bar: `≥ ${least}`, isMet: figure.value >= least });
}

async function countEvents({ db, organizationId }: Tenant): Promise<number> {
  const { _sum } = await db.prisma.deployment.aggregate({ where: { organizationId }, _sum: { nextSequence: true } });
  return _sum.nextSequence ?? 0;
}

/** A trial takes long: each round is told when it has ended. */
function tell({ name, deployments, continued, left, findings }: Round, held: number): void {
  const ends = `${deployments} deployments, ${continued.length} continued, ${left.length} did not end well`;
  process.stderr.write(`${new Date().toISOString()} ${name}: ${ends}; the clouds hold ${held} resources\n`);
  for (const line of [...continued, ...left]) process.stderr.write(`  ${line}\n`);
  for (const [kind, lines] of Object.entries(findings)) for (const line of lines) process.stderr.write(`  ${kind}: ${line}\n`);
}

async function poolOf(measurement: Measurement, { cloudStoreUrl }: Stack): Promise<Database["pool"]> {
  const { pool } = await measurement.start(async () => {
    const db = createDatabase({ connectionString: cloudStoreUrl, poolSize: 2 });
    return { pool: db.pool, stop: () => db.close() };
  });
  return pool;
}

async function folderOf(measurement: Measurement): Promise<string> {
  const { path } = await measurement.start(async () => {
    const path = mkdtempSync(join(tmpdir(), "zerolake-chaos-"));
    return { path, stop: () => rmSync(path, { recursive: true, force: true }) };
  });
  return path;
}
