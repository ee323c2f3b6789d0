import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { mutate, query } from "./api.ts";
import { ORGANIZATION } from "./console.ts";
import { type Place, waitFor } from "./prepared-project.ts";

/** A project on its way from dev to staging: v1 succeeded in both, v2 in dev alone. Made over the API. */
export async function prepareStages(request: APIRequestContext): Promise<{ readonly project: string }> {
  const organization = ORGANIZATION;
  const start = { from: "template", template: "streaming-starter" };
  const { slug: project } = await mutate<{ slug: string }>(request, "projects.create", { organization, name: "Stages lake", start });
  const place = { organization, project };
  const connections = await query<{ id: string; cloud: string; method: string }[]>(request, "environments.connections", place);
  const sandbox = connections.find(({ method, cloud }) => method === "sandbox" && cloud === "aws");
  if (!sandbox) throw new Error("The demo organisation has no connection to the sandbox.");
  const where = { connection: sandbox.id, region: "eu-central-1" };
  await mutate(request, "environments.create", { ...place, ...where, name: "dev", tier: "prototype" });
  await mutate(request, "environments.create", { ...place, ...where, name: "staging", tier: "standard" });

  await saveVersion(request, place, "First version");
  await deploy(request, place, () => mutate(request, "deployments.plan", { ...place, environment: "dev", version: 1 }));
  await deploy(request, place, () => mutate(request, "releases.promote", { ...place, environment: "staging", from: "dev", version: 1 }));
  const { revision } = await query<{ revision: number }>(request, "designer.open", place);
  const edit = { edit: "setSetting", component: "stream", key: "retentionHours", value: 48 };
  await mutate(request, "designer.save", { ...place, baseRevision: revision, edits: [{ id: randomUUID(), edit }] });
  await saveVersion(request, place, "Events are kept for two days");
  await deploy(request, place, () => mutate(request, "deployments.plan", { ...place, environment: "dev", version: 2 }));
  return { project };
}

async function saveVersion(request: APIRequestContext, place: Place, note: string): Promise<void> {
  const { revision } = await query<{ revision: number }>(request, "designer.open", place);
  await mutate(request, "designer.saveVersion", { ...place, revision, note });
}

/** Waits for the plan, approves it, and waits for the end. */
async function deploy(request: APIRequestContext, place: Place, ask: () => Promise<{ number: number }>): Promise<void> {
  const { number } = await ask();
  const { plan } = await waitFor(request, { ...place, deployment: number }, "awaitingApproval");
  await mutate(request, "deployments.approve", { ...place, deployment: number, planHash: plan?.hash ?? "" });
  await waitFor(request, { ...place, deployment: number }, "succeeded");
}
