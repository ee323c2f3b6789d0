import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit, countInCloud, type Findings } from "./chaos/auditor.ts";
import { driveToEnd, requestAll } from "./chaos/drive.ts";
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
  const lakes = { disturbed: await createLakes(disturbed), calm: await createLakes(calm) };
  const trial: Trial = { stack, disturbed, calm, lakes };

  const killed = await killAtRandom(trial);
  const points = await pointKiller(stack, { random, folder });
  const rounds: Round[] = [killed];
  for (const kind of ["destroy", "apply", "destroy"] as const) {
    await undisturbed(trial, kind);
    const ids = await requestAll(disturbed, lakes.disturbed, kind);
    const ends = await driveToEnd(disturbed, ids, () => points.dieOnce());
    rounds.push({ kind: `${kind}, ended at named points`, deployments: ids.length, ends, findings: await look(trial) });
  }
  const seen = points.seen();
  const kinds = new Set(seen.map(({ call, when, via }) => `${when} ${call} (${via})`));
  tell(rounds);
  const deployments = rounds.reduce((sum, { deployments: count }) => sum + count, 0);
  const faults = rounds.flatMap(({ ends, findings }) => [...ends, ...Object.values(findings).flat()]);
  const crashes = killed.kills + seen.length;
  const note = `seed ${seed}; ${lakes.disturbed.length} lakes of real templates on three clouds`;
  report({
    figure: "workers killed with SIGKILL at random moments",
    value: killed.kills,
    unit: "kills",
    bar: `≥ ${KILLS_MIN}`,
    isMet: killed.kills >= KILLS_MIN,
    note,
  });
  report({
    figure: "crash points in all",
    value: crashes,
    unit: "crashes",
    bar: `≥ ${POINTS_MIN}`,
    isMet: crashes >= POINTS_MIN,
    note: `${seen.length} at ${kinds.size} named points`,
  });
  report({
    figure: "deployments under fire",
    value: deployments,
    unit: "deployments",
    bar: `≥ ${DEPLOYMENTS_MIN}`,
    isMet: deployments >= DEPLOYMENTS_MIN,
  });
  report({
    figure: "what the auditor cannot explain",
    value: faults.length,
    unit: "findings",
    bar: "0",
    isMet: faults.length === 0,
    note: faults[0] ?? "nothing",
  });
});

interface Round {
  readonly kind: string;
  readonly deployments: number;
  readonly ends: readonly string[];
  readonly findings: Findings;
}

async function killAtRandom(trial: Trial): Promise<Round & { readonly kills: number }> {
  const { stack, disturbed, lakes } = trial;
  await undisturbed(trial, "apply");
  const killer = await startKiller(stack, { random, workers: 2, countEvents: () => countEvents(disturbed) });
  const ids = await requestAll(disturbed, lakes.disturbed, "apply");
  const ends = await driveToEnd(disturbed, ids, () => killer.killOne());
  await killer.stop();
  return { kind: "apply, killed at random", deployments: ids.length, ends, findings: await look(trial), kills: killer.kills };
}

async function countEvents({ db, organizationId }: Tenant): Promise<number> {
  const { _sum } = await db.prisma.deployment.aggregate({ where: { organizationId }, _sum: { nextSequence: true } });
  return _sum.nextSequence ?? 0;
}

/** The measure: the same deployments by a worker that nobody disturbs. */
async function undisturbed({ stack, calm, lakes }: Trial, kind: "apply" | "destroy"): Promise<void> {
  const worker = await stack.startWorker();
  const ends = await driveToEnd(calm, await requestAll(calm, lakes.calm, kind));
  if (ends.length > 0) throw new Error(`Even undisturbed, not everything ended well:\n${ends.join("\n")}`);
  await worker.stop();
}

async function look({ disturbed, calm }: Trial): Promise<Findings> {
  const held = await countInCloud(disturbed.db.pool, disturbed.organizationId);
  process.stderr.write(`The clouds hold ${held} resources.\n`);
  return audit(disturbed.db.pool, { disturbed: disturbed.organizationId, calm: calm.organizationId });
}

function tell(rounds: readonly Round[]): void {
  for (const { kind, deployments, ends, findings } of rounds) {
    process.stderr.write(`${kind}: ${deployments} deployments, ${ends.length} did not succeed\n`);
    for (const line of ends) process.stderr.write(`  ${line}\n`);
    for (const [name, lines] of Object.entries(findings))
      for (const line of lines as readonly string[]) process.stderr.write(`  ${name}: ${line}\n`);
  }
}

async function folderOf(measurement: Measurement): Promise<string> {
  const { path } = await measurement.start(async () => {
    const path = mkdtempSync(join(tmpdir(), "zerolake-chaos-"));
    return { path, stop: () => rmSync(path, { recursive: true, force: true }) };
  });
  return path;
}
