import type { APIRequestContext } from "@playwright/test";
import { mutate, query } from "./api.ts";
import { ORGANIZATION } from "./console.ts";
import { type Place, waitFor } from "./prepared-project.ts";
import type { CloudResource } from "./sandbox.ts";

const TYPE = "AWS::Kinesis::Stream";

interface PreparedLake extends Place {
  readonly stream: CloudResource;
}

/** A small lake on the sandbox, deployed over the API to one environment. */
export async function prepareLake(
  request: APIRequestContext,
  { name, environment }: { readonly name: string; readonly environment: string },
): Promise<PreparedLake> {
  const organization = ORGANIZATION;
  const start = { from: "template", template: "streaming-starter" };
  const { slug: project } = await mutate<{ slug: string }>(request, "projects.create", { organization, name, start });
  const place = { organization, project };
  const connections = await query<{ id: string; cloud: string; method: string }[]>(request, "environments.connections", place);
  const sandbox = connections.find(({ method, cloud }) => method === "sandbox" && cloud === "aws");
  const where = { connection: sandbox?.id, region: "eu-central-1", tier: "prototype" };
  await mutate(request, "environments.create", { ...place, ...where, name: environment });
  const { revision } = await query<{ revision: number }>(request, "designer.open", place);
  const { number } = await mutate<{ number: number }>(request, "designer.plan", { ...place, environment, revision, note: "First" });
  const { plan } = await waitFor(request, { ...place, deployment: number }, "awaitingApproval");
  await mutate(request, "deployments.approve", { ...place, deployment: number, planHash: plan?.hash ?? "" });
  await waitFor(request, { ...place, deployment: number }, "succeeded");
  const resources = await query<CloudResource[]>(request, "environments.resources", { ...place, environment });
  const stream = resources.find(({ type }) => type === TYPE);
  if (!stream) throw new Error("The template has a stream.");
  return { ...place, stream };
}
