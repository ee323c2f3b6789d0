import type { ObservedResource } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ArmAnswer } from "../arm-client.ts";
import { type AzureCall, apiVersionOf, askService } from "../azure-call.ts";
import { alreadyThere, done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SCOPE = "https://search.azure.com/.default";

/** What ARM does not know of a search service: id `…/searchServices/<service>/<kind>/<name>`, kept at the service's own address. */
export const searchObject: ArmHandler = {
  async create(call, { properties, via }) {
    const id = String(properties["id"]);
    if ((await observe(call, { id, via })) !== undefined) return alreadyThere(id);
    return put(call, { id, via }, properties);
  },
  update: (call, { identifier, via }, { request }) => put(call, { id: identifier, via }, request.properties),
  async delete(call, { identifier, via }) {
    const answer = await ask(call, { id: identifier, via }, "DELETE");
    return answer.status < 400 || answer.status === 404 ? done(identifier) : refused(answer, identifier);
  },
  read: (call, { identifier, via }) => observe(call, { id: identifier, via }),
  find: (call, { properties, via }) => observe(call, { id: String(properties["id"]), via }),
};

interface SearchObject {
  readonly id: string;
  readonly via: string;
}

async function put(call: AzureCall, at: SearchObject, { definition }: PropertyMap) {
  const answer = await ask(call, at, "PUT", isMap(definition) ? definition : {});
  return answer.status < 400 ? done(at.id, { id: at.id }) : refused(answer);
}

async function observe(call: AzureCall, at: SearchObject): Promise<ObservedResource | undefined> {
  const { id } = at;
  const answer = await ask(call, at, "GET");
  if (answer.status !== 200) return undefined;
  const found = answer.body as Value;
  return { identifier: id, attributes: { id, definition: isMap(found) ? found : {} } };
}

function ask(call: AzureCall, { id, via }: SearchObject, method: "GET" | "PUT" | "DELETE", body?: PropertyMap): Promise<ArmAnswer> {
  const [service = "", kind = "", name = ""] = id.split("/").slice(-3);
  const path = `/${kind}('${name}')?api-version=${apiVersionOf(via)}`;
  return askService(call, { method, host: `${service}.search.windows.net`, path, scope: SCOPE, ...(body === undefined ? {} : { body }) });
}
