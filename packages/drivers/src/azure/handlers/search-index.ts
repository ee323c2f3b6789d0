import type { ObservedResource } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ArmAnswer } from "../arm-client.ts";
import { type AzureCall, askService } from "../azure-call.ts";
import type { ArmHandler } from "./arm-handler.ts";
import { alreadyThere, done, refused } from "./done.ts";

const SCOPE = "https://search.azure.com/.default";
const VERSION = "2025-09-01";

/** An index of a search service: id `…/searchServices/<service>/indexes/<index>`, kept at the service's own address. */
export const searchIndex: ArmHandler = {
  async create(call, { properties }) {
    const id = String(properties["id"]);
    if ((await observe(call, id)) !== undefined) return alreadyThere(id);
    return put(call, id, properties);
  },
  update: (call, { identifier }, { request }) => put(call, identifier, request.properties),
  async delete(call, { identifier }) {
    const answer = await ask(call, identifier, "DELETE");
    return answer.status < 400 || answer.status === 404 ? done(identifier) : refused(answer, identifier);
  },
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
};

async function put(call: AzureCall, id: string, { definition }: PropertyMap) {
  const answer = await ask(call, id, "PUT", isMap(definition) ? definition : {});
  return answer.status < 400 ? done(id, { id }) : refused(answer);
}

async function observe(call: AzureCall, id: string): Promise<ObservedResource | undefined> {
  const answer = await ask(call, id, "GET");
  if (answer.status !== 200) return undefined;
  const found = answer.body as Value;
  return { identifier: id, attributes: { id, definition: isMap(found) ? found : {} } };
}

function ask(call: AzureCall, id: string, method: "GET" | "PUT" | "DELETE", body?: PropertyMap): Promise<ArmAnswer> {
  const [service = "", , index = ""] = id.split("/").slice(-3);
  const path = `/indexes('${index}')?api-version=${VERSION}`;
  return askService(call, { method, host: `${service}.search.windows.net`, path, scope: SCOPE, ...(body === undefined ? {} : { body }) });
}
