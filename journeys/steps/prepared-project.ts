import { type APIRequestContext, expect } from "@playwright/test";
import { mutate, query } from "./api.ts";
import { ORGANIZATION } from "./console.ts";

/** What the screens have to show: something deployed, something that failed, something that waits for approval. */
export interface PreparedProject {
  readonly project: string;
  /** With everything deployed, by deployment 1; deployment 4 would destroy it, data included, and awaits approval. */
  readonly deployed: string;
  /** Deployment 2 failed here in the middle; deployment 3 awaits approval. */
  readonly troubled: string;
  /** Nothing was ever planned here. */
  readonly untouched: string;
  readonly sandboxConnection: string;
  /** Stores no key, and nobody has told its cloud yet. */
  readonly keylessConnection: string;
}

interface Run {
  readonly deployment: { readonly state: string };
  readonly plan: { readonly hash: string } | null;
}

interface Destroyable {
  readonly recorded: readonly { readonly address: string; readonly holdsData: boolean }[];
}

export interface Place {
  readonly organization: string;
  readonly project: string;
}

const GUID = "0f8fad5b-d9cb-469f-a165-70867728950e";
const DEPLOY_LIMIT_MS = 120_000;

/** A project from a template with three environments and three deployments, made over the API as fast as the worker can. */
export async function prepareProject(request: APIRequestContext): Promise<PreparedProject> {
  const organization = ORGANIZATION;
  const start = { from: "template", template: "streaming-starter" };
  const { slug: project } = await mutate<{ slug: string }>(request, "projects.create", { organization, name: "Orders lake", start });
  const place = { organization, project };
  const connections = await query<{ id: string; cloud: string; method: string }[]>(request, "environments.connections", place);
  const sandbox = connections.find(({ method, cloud }) => method === "sandbox" && cloud === "aws");
  if (!sandbox) throw new Error("The demo organisation has no connection to the sandbox.");
  const names = { deployed: "dev", troubled: "staging", untouched: "prod" };
  for (const name of Object.values(names)) {
    const where = { connection: sandbox.id, region: "eu-central-1", tier: name === "prod" ? "production" : "prototype" };
    await mutate(request, "environments.create", { ...place, ...where, name });
  }
  const { revision } = await query<{ revision: number }>(request, "designer.open", place);
  await mutate(request, "designer.saveVersion", { ...place, revision, note: "First version" });

  await deploy(request, place, { number: 1, environment: names.deployed, ends: "succeeded" });
  const connection = { organization, connection: sandbox.id };
  const fault = { kind: "fail", code: "ServiceLimitExceeded", message: "The account has reached its limit for this resource." };
  await mutate(request, "connections.sandbox.addFault", { ...connection, type: "AWS::Kinesis::Stream", count: 1, action: fault });
  await deploy(request, place, { number: 2, environment: names.troubled, ends: "failed" });
  await mutate(request, "connections.sandbox.clearFaults", connection);
  await plan(request, place, { number: 3, environment: names.troubled });
  await planDestruction(request, place, { number: 4, environment: names.deployed });
  const keyless = {
    name: `keyless ${project}`,
    defaultRegion: "westeurope",
    trust: { method: "federatedCredential", tenantId: GUID, subscription: GUID },
  };
  const { id: keylessConnection } = await mutate<{ id: string }>(request, "connections.trust.create", { organization, ...keyless });
  return { project, ...names, sandboxConnection: sandbox.id, keylessConnection };
}

interface Deployment {
  readonly number: number;
  readonly environment: string;
}

async function deploy(request: APIRequestContext, place: Place, deployment: Deployment & { ends: string }): Promise<void> {
  const { number, ends } = deployment;
  const planHash = await plan(request, place, deployment);
  await mutate(request, "deployments.approve", { ...place, deployment: number, planHash });
  await waitFor(request, { ...place, deployment: number }, ends);
}

async function plan(request: APIRequestContext, place: Place, { number, environment }: Deployment): Promise<string> {
  await mutate(request, "deployments.plan", { ...place, environment });
  const run = await waitFor(request, { ...place, deployment: number }, "awaitingApproval");
  return run.plan?.hash ?? "";
}

/** Consents to the loss of all data, as somebody does who types every name. */
async function planDestruction(request: APIRequestContext, place: Place, { number, environment }: Deployment): Promise<void> {
  const { recorded } = await query<Destroyable>(request, "deployments.destroyable", { ...place, environment });
  const consents = recorded.filter(({ holdsData }) => holdsData).map(({ address }) => address);
  await mutate(request, "deployments.destroy", { ...place, environment, consents });
  await waitFor(request, { ...place, deployment: number }, "awaitingApproval");
}

/** Waits until a deployment is in a state, and tells of it. */
export async function waitFor(request: APIRequestContext, address: Place & { deployment: number }, state: string): Promise<Run> {
  let run = await query<Run>(request, "deployments.get", address);
  await expect
    .poll(
      async () => {
        run = await query<Run>(request, "deployments.get", address);
        return run.deployment.state;
      },
      { timeout: DEPLOY_LIMIT_MS, intervals: [200], message: `deployment ${address.deployment}` },
    )
    .toBe(state);
  return run;
}
