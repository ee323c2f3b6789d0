import { listDriftFindings, listRecordedResources, refreshStatus, requestRefresh } from "@zerolake/db";
import type { DriftSeverity } from "@zerolake/drift";
import { approvePlan, openPlace, requestDeployment, waitForState } from "./deploy.ts";
import { changeOf } from "./drift/mutate.ts";
import type { Label, Mutation } from "./drift/mutation.ts";
import { MUTATIONS } from "./drift/mutations.ts";
import { addTenant, createLakes, type LakeOnCloud, type Tenant } from "./lakes.ts";
import { measure } from "./measurement.ts";
import { report, reportSkipped, rounded } from "./report.ts";
import { type Stack, startStack } from "./stack.ts";

const TEMPLATES = 3;
/** The same change is made to this many resources at most, so that no type outweighs the others. */
const TIMES_MAX = 4;
const PRECISION_MIN = 0.95;
const REFRESH_LIMIT_MS = 180_000;
const LIMITS = { callsInFlightMax: 64, createsOpenMax: 64, createsOpenPerServiceMax: 64, requestsPerSecond: 1_000, requestBurst: 1_000 };

await measure(async (measurement) => {
  const stack = await startStack(measurement);
  await stack.startWorker();
  const place = await openPlace(stack, measurement);
  const tenant = await addTenant(place, "drift");
  const lakes = await createLakes(tenant, TEMPLATES);
  await place.db.prisma.connection.updateMany({ data: { limits: LIMITS } });
  await deployAll(tenant, lakes);
  const resources = await deployedResources(stack, tenant, lakes);
  const before = await findingsAfterRefresh(tenant, lakes);
  report({
    figure: `findings in ${lakes.length} lakes on three clouds where nobody changed anything`,
    value: before.size,
    unit: "",
    bar: "0",
    isMet: before.size === 0,
    note: [...before.keys()].slice(0, 5).join(", "),
  });
  const labels = await mutate(stack, resources);
  const told = await findingsAfterRefresh(tenant, lakes);
  const rows: readonly Judged[] = resources.map(({ key }) => ({
    key,
    label: labels.get(key)?.label ?? "noise",
    told: told.get(key) ?? "noise",
  }));
  tellMistakes(rows, labels);
  for (const severity of ["high", "medium", "low"] as const) tellSeverity(severity, rows);
});

/** A deployed resource with what the sandbox needs to change it. */
interface Deployed {
  readonly key: string;
  readonly account: string;
  readonly type: string;
  readonly identifier: string;
  readonly scope: string;
  readonly properties: Record<string, unknown>;
}

/** One after the other is asked for; the cloud works on all of them. */
async function deployAll(tenant: Tenant, lakes: readonly LakeOnCloud[]): Promise<void> {
  const asked = [];
  for (const { environmentId, versionId } of lakes) {
    const lake = { ...tenant, connectionId: "", projectId: "", projectSlug: "", environmentId, versionId };
    const { id } = await requestDeployment(lake);
    await approvePlan(lake, await waitForState(lake, id, ["awaitingApproval"]));
    asked.push({ lake, id });
  }
  for (const { lake, id } of asked) await waitForState(lake, id, ["succeeded"]);
}

/** What is recorded and stands in the sandbox's store under the same type and identifier. */
async function deployedResources(stack: Stack, tenant: Tenant, lakes: readonly LakeOnCloud[]): Promise<readonly Deployed[]> {
  const { accounts } = (await stack.tellSandbox("GET", "accounts")) as { accounts: readonly { account: string }[] };
  const stored = new Map<string, Omit<Deployed, "key">>();
  for (const { account } of accounts) {
    const answer = await stack.tellSandbox("GET", `accounts/${account}/resources`);
    for (const resource of (answer as { resources: readonly Omit<Deployed, "key" | "account">[] }).resources)
      stored.set(`${resource.type} ${resource.identifier}`.toLowerCase(), { ...resource, account });
  }
  const found: Deployed[] = [];
  for (const { environmentId } of lakes) {
    for (const { address, type, identifier, isReadStep } of await listRecordedResources(tenant.db, tenant.organizationId, environmentId)) {
      const resource = stored.get(`${type} ${identifier}`.toLowerCase());
      if (resource && !isReadStep) found.push({ ...resource, key: `${environmentId} ${address}` });
    }
  }
  return found;
}

/** The worst severity that is told of each resource, by environment and address. */
async function findingsAfterRefresh(tenant: Tenant, lakes: readonly LakeOnCloud[]): Promise<ReadonlyMap<string, DriftSeverity>> {
  await Promise.all(lakes.map(({ environmentId }) => refresh(tenant, environmentId)));
  const worst = new Map<string, DriftSeverity>();
  for (const { environmentId, address, severity } of await listDriftFindings(tenant.db, tenant.organizationId)) {
    const key = `${environmentId} ${address}`;
    // They come worst first.
    if (!worst.has(key)) worst.set(key, severity);
  }
  return worst;
}

async function refresh({ db, queue, organizationId }: Tenant, environmentId: string): Promise<void> {
  const askedAt = new Date();
  await requestRefresh(db, organizationId, { environmentId });
  await queue.enqueue("environment.refresh", { organizationId, environmentId });
  const until = Date.now() + REFRESH_LIMIT_MS;
  while (Date.now() < until) {
    const { isRunning, last } = await refreshStatus(db, organizationId, environmentId);
    if (!isRunning && last && last.at >= askedAt) {
      if (last.problem || last.refusals.length > 0) throw new Error(last.problem ?? JSON.stringify(last.refusals.slice(0, 3)));
      return;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`A refresh took longer than ${REFRESH_LIMIT_MS} ms`);
}

/** Each resource is changed at most once, so that what is told of it has one reason; every change gets its first resource before one gets its second. */
async function mutate(stack: Stack, resources: readonly Deployed[]): Promise<ReadonlyMap<string, Mutation>> {
  const made = new Map<string, Mutation>();
  for (let round = 1; round <= TIMES_MAX; round += 1) {
    for (const mutation of MUTATIONS) {
      const key = await mutateOne(stack, mutation, { resources, made });
      if (key !== undefined) made.set(key, mutation);
      else if (round === 1) reportSkipped(`${mutation.type} ${mutation.act} ${mutation.path}`, "no deployed resource is left that has it");
    }
  }
  return made;
}

async function mutateOne(
  stack: Stack,
  mutation: Mutation,
  { resources, made }: { readonly resources: readonly Deployed[]; readonly made: ReadonlyMap<string, Mutation> },
): Promise<string | undefined> {
  for (const { key, account, type, identifier, scope, properties } of resources) {
    const change = type === mutation.type && !made.has(key) ? changeOf(mutation, properties) : undefined;
    if (!change) continue;
    await stack.tellSandbox("POST", `accounts/${account}/drift`, { type, identifier, scope, ...change });
    return key;
  }
  return undefined;
}

interface Judged {
  readonly key: string;
  readonly label: Label;
  readonly told: Label;
}

function tellMistakes(rows: readonly Judged[], made: ReadonlyMap<string, Mutation>): void {
  for (const { key, label, told } of rows.filter((row) => row.label !== row.told)) {
    const mutation = made.get(key);
    const what = mutation ? `${mutation.type} ${mutation.act} ${mutation.path}` : "nothing was changed";
    process.stderr.write(`${key}: ${what} is ${label}, told as ${told}\n`);
  }
}

function tellSeverity(severity: DriftSeverity, rows: readonly Judged[]): void {
  const told = rows.filter((row) => row.told === severity);
  const meant = rows.filter((row) => row.label === severity);
  const both = told.filter((row) => row.label === severity).length;
  const share = (of: number) => rounded((100 * both) / Math.max(1, of));
  const bar =
    severity === "high" ? { bar: `≥ ${100 * PRECISION_MIN} %`, isMet: both >= PRECISION_MIN * told.length && told.length > 0 } : {};
  report({
    figure: `precision of ${severity}: told and meant, of all told`,
    value: share(told.length),
    unit: "%",
    ...bar,
    note: `${both} of ${told.length}; ${rows.length} resources looked at`,
  });
  report({
    figure: `recall of ${severity}: told and meant, of all meant`,
    value: share(meant.length),
    unit: "%",
    note: `${both} of ${meant.length}`,
  });
}
