import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit, countInCloud, type Findings } from "./chaos/auditor.ts";
import type { SeenDeath } from "./chaos/deadly-ports.ts";
import { bringThrough, type Way, type WayInput } from "./chaos/drive.ts";
import { pointKiller } from "./chaos/kill-at-points.ts";
import { startKiller } from "./chaos/kill-at-random.ts";
import { addTenant, createLakes, type LakeOnCloud, type Tenant } from "./chaos/lakes.ts";
import { randomFrom } from "./chaos/random.ts";
import { openPlace } from "./deploy.ts";
import { type Measurement, measure } from "./measurement.ts";
import { report } from "./report.ts";
import { type Stack, startStack } from "./stack.ts";

const KILLS_MIN = 150;
const POINTS_MIN = 1_000;
const DEPLOYMENTS_MIN = 50;
/** Fewer templates for a short trial, which then misses the bars of how much was tried. */
const TEMPLATES_MAX = Number(process.env["CHAOS_TEMPLATES"] ?? Number.POSITIVE_INFINITY);
const seed = Number(process.env["CHAOS_SEED"] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

interface Trial {
  readonly stack: Stack;
  readonly disturbed: Tenant;
  readonly calm: Tenant;
  readonly lakes: { readonly disturbed: readonly LakeOnCloud[]; readonly calm: readonly LakeOnCloud[] };
}

await measure(async (measurement) => {
  const folder = await folderOf(measurement);
  const stack = await startStack(measurement);
  const place = await openPlace(stack, measurement);
  const [disturbed, calm] = [await addTenant(place, "disturbed"), await addTenant(place, "calm")];
  const lakes = { disturbed: await createLakes(disturbed, TEMPLATES_MAX), calm: await createLakes(calm, TEMPLATES_MAX) };
  const trial: Trial = { stack, disturbed, calm, lakes };

  await undisturbed(trial, "apply");
  const killer = await startKiller(stack, { random, workers: 2, countEvents: () => countEvents(disturbed) });
  const rounds = [await underFire(trial, { name: "apply, killed at random", kind: "apply", disturb: () => killer.killOne() })];
  await killer.stop();
  const points = await pointKiller(stack, { random, folder });
  for (const kind of ["destroy", "apply", "destroy"] as const) {
    await undisturbed(trial, kind);
    rounds.push(await underFire(trial, { name: `${kind}, ended at named points`, kind, disturb: () => points.dieOnce() }));
  }
  tell(rounds);
  reportAll(rounds, { kills: killer.kills, seen: points.seen() });
});

interface Round extends Way {
  readonly name: string;
  readonly findings: Findings;
}

async function underFire(
  trial: Trial,
  { name, kind, disturb }: Pick<Round, "name"> & Required<Pick<WayInput, "kind" | "disturb">>,
): Promise<Round> {
  const { disturbed, calm, lakes } = trial;
  const way = await bringThrough(disturbed, { lakes: lakes.disturbed, kind, disturb });
  const held = await countInCloud(disturbed.db.pool, disturbed.organizationId);
  process.stderr.write(`${name}: the clouds hold ${held} resources.\n`);
  const findings = await audit(disturbed.db.pool, { disturbed: disturbed.organizationId, calm: calm.organizationId });
  return { ...way, name, findings };
}

/** The measure: the same deployments by a worker that nobody disturbs. */
async function undisturbed({ stack, calm, lakes }: Trial, kind: WayInput["kind"]): Promise<void> {
  const worker = await stack.startWorker();
  const { continued } = await bringThrough(calm, { lakes: lakes.calm, kind });
  if (continued.length > 0) throw new Error(`Even undisturbed, not everything ended well:\n${continued.join("\n")}`);
  await worker.stop();
}

function reportAll(rounds: readonly Round[], { kills, seen }: { kills: number; seen: readonly SeenDeath[] }): void {
  const points = new Set(seen.map(({ call, when, via }) => `${when} ${call} (${via})`)).size;
  const deployments = rounds.reduce((sum, round) => sum + round.deployments, 0);
  const continued = rounds.flatMap((round) => round.continued).length;
  const faults = rounds.flatMap(({ left, findings }) => [...left, ...Object.values(findings as object).flat()]);
  atLeast({ figure: "workers killed with SIGKILL at random moments", value: kills, unit: "kills", note: `seed ${seed}` }, KILLS_MIN);
  const places = `${seen.length} at ${points} named points, by way to the cloud`;
  atLeast({ figure: "crash points in all", value: kills + seen.length, unit: "crashes", note: places }, POINTS_MIN);
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

function tell(rounds: readonly Round[]): void {
  for (const { name, deployments, continued, left, findings } of rounds) {
    process.stderr.write(`${name}: ${deployments} deployments, ${continued.length} continued, ${left.length} did not end well\n`);
    for (const line of [...continued, ...left]) process.stderr.write(`  ${line}\n`);
    for (const [kind, lines] of Object.entries(findings)) for (const line of lines) process.stderr.write(`  ${kind}: ${line}\n`);
  }
}

async function folderOf(measurement: Measurement): Promise<string> {
  const { path } = await measurement.start(async () => {
    const path = mkdtempSync(join(tmpdir(), "zerolake-chaos-"));
    return { path, stop: () => rmSync(path, { recursive: true, force: true }) };
  });
  return path;
}
