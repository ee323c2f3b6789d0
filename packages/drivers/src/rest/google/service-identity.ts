import { setTimeout as sleep } from "node:timers/promises";
import { NoAnswerError, type ObservedResource, type ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { observed } from "../answers.ts";
import { ask, RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "../rest-call.ts";

export const SERVICE_IDENTITY = "serviceusage.identity";

/** Services that tell, and make, their agent by a request of their own. */
const OWN_REQUESTS: Readonly<Record<string, { readonly url: (project: string) => string; readonly field: string }>> = {
  "storage.googleapis.com": {
    url: (project) => `https://storage.googleapis.com/storage/v1/projects/${project}/serviceAccount`,
    field: "email_address",
  },
  "bigquery.googleapis.com": {
    url: (project) => `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/serviceAccount`,
    field: "email",
  },
  "storagetransfer.googleapis.com": {
    url: (project) => `https://storagetransfer.googleapis.com/v1/googleServiceAccounts/${project}`,
    field: "accountEmail",
  },
};

/** Most are there at once; one that is not may take seconds. */
const FIRST_LOOK_MS = 100;
const LOOK_AGAIN_MS_MAX = 1_000;

/**
 * Makes the identity of a service of Google's, or tells the one that is there: asking twice gives the same. It takes seconds, so
 * the call waits for it; when its time is over, nobody answered.
 */
export async function ensureServiceIdentity(
  call: RestCall,
  request: Pick<ResourceRequest, "type" | "properties">,
): Promise<ObservedResource> {
  const own = await ownIdentity(call, request);
  if (own) return own;
  const path = String(request.properties[RESOURCE_PATH]);
  const row = rowOf(call, SERVICE_IDENTITY);
  if (!row.create) throw new Error("The row of service identities has no creation");
  let answer = await ask(call, { row, call: row.create, variables: variablesOf(call, row, `${path}:generateServiceIdentity`) });
  for (let waitMs = FIRST_LOOK_MS; answer["done"] !== true; waitMs = Math.min(2 * waitMs, LOOK_AGAIN_MS_MAX)) {
    if (call.signal.aborted) throw new NoAnswerError(`${path} was still being made when the time was over`);
    await sleep(waitMs);
    answer = await call.client.send({ method: "GET", url: `${row.api}/${String(answer["name"])}`, signal: call.signal });
  }
  const { response } = answer;
  return observed(call.service, row, path, isMap(response) ? response : {});
}

async function ownIdentity(call: RestCall, { properties }: Pick<ResourceRequest, "properties">): Promise<ObservedResource | undefined> {
  const path = String(properties[RESOURCE_PATH]);
  const request = OWN_REQUESTS[path.slice(path.lastIndexOf("/") + 1)];
  if (!request) return undefined;
  const url = request.url(call.service.constants["project"] ?? "");
  const answer = await call.client.send({ method: "GET", url, signal: call.signal });
  const body: PropertyMap = { email: String(answer[request.field] ?? "") };
  return observed(call.service, rowOf(call, SERVICE_IDENTITY), path, body);
}
