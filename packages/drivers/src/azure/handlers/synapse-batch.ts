import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { type AzureCall, askService } from "../azure-call.ts";
import { done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SCOPE = "https://dev.azuresynapse.net/.default";
const POLL_MS = 15_000;
const ALIVE = new Set(["not_started", "starting", "running", "busy", "idle", "recovering"]);
const RUNNING = new Set(["running", "busy", "idle"]);

/** A Spark job that never ends: exists while a batch of its name is alive. */
export const synapseBatch: ArmHandler = {
  create: (call, { properties }) => start(call, properties),
  /** Another definition is another job: the old one ends first. */
  async update(call, { identifier }, { request }) {
    await stop(call, identifier);
    return start(call, request.properties);
  },
  async delete(call, { identifier }) {
    await stop(call, identifier);
    return done(identifier);
  },
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
  async poll(call, operation) {
    const found = await alive(call, operation);
    if (!found)
      return {
        state: "failed",
        error: {
          class: "terminal",
          code: "JobEnded",
          message: `The job of ${operation} has ended.`,
          remedy: "Look at its log in Synapse, then deploy again.",
        },
      };
    return RUNNING.has(String(found["state"])) ? done(operation, { id: operation }) : pending(operation);
  },
};

async function start(call: AzureCall, { id, batch }: PropertyMap): Promise<OperationStatus> {
  const identifier = String(id);
  if (await alive(call, identifier)) return pending(identifier);
  const { host, path } = placeOf(identifier);
  const answer = await askService(call, {
    method: "POST",
    host,
    path,
    scope: SCOPE,
    body: isMap(batch as Value) ? (batch as PropertyMap) : {},
  });
  return answer.status < 400 ? pending(identifier) : refused(answer);
}

async function stop(call: AzureCall, identifier: string): Promise<void> {
  const found = await alive(call, identifier);
  if (!found) return;
  const { host, path } = placeOf(identifier);
  await askService(call, { method: "DELETE", host, path: `${path}/${String(found["id"])}`, scope: SCOPE });
}

async function observe(call: AzureCall, identifier: string): Promise<ObservedResource | undefined> {
  return (await alive(call, identifier)) ? { identifier, attributes: { id: identifier } } : undefined;
}

/** The batch of this name that has not ended. */
async function alive(call: AzureCall, identifier: string): Promise<PropertyMap | undefined> {
  const { host, path, name } = placeOf(identifier);
  const answer = await askService(call, { method: "GET", host, path: `${path}?detailed=false&size=100`, scope: SCOPE });
  const sessions = answer.status === 200 && isMap(answer.body as Value) ? (answer.body as PropertyMap)["sessions"] : undefined;
  if (!isList(sessions)) return undefined;
  return sessions.find((one): one is PropertyMap => isMap(one) && one["name"] === name && ALIVE.has(String(one["state"])));
}

/** `…/workspaces/<workspace>/bigDataPools/<pool>/batches/<name>` */
function placeOf(identifier: string) {
  const [workspace = "", , pool = "", , name = ""] = identifier.split("/").slice(-5);
  return { host: `${workspace}.dev.azuresynapse.net`, path: `/livyApi/versions/2019-11-01-preview/sparkPools/${pool}/batches`, name };
}

function pending(identifier: string): OperationStatus {
  return { state: "pending", operation: identifier, identifier, retryAfterMs: POLL_MS };
}
