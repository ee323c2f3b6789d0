import type { ObservedResource } from "@zerolake/execution";
import { type AzureCall, askService } from "../azure-call.ts";
import { alreadyThere, done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SCOPE = "https://dev.azuresynapse.net/.default";
const VERSION = "2020-12-01";

/** A right of Synapse's own: id `…/workspaces/<workspace>/roleAssignments/<guid>`. */
export const synapseRole: ArmHandler = {
  async create(call, { properties }) {
    const id = String(properties["id"]);
    if (await observe(call, id)) return alreadyThere(id);
    const { roleId, principalId, scope } = properties;
    const answer = await askService(call, {
      ...placeOf(id),
      method: "PUT",
      body: { roleId, principalId, scope, principalType: "ServicePrincipal" },
    });
    return answer.status < 400 ? done(id, { id }) : refused(answer);
  },
  async delete(call, { identifier }) {
    const answer = await askService(call, { ...placeOf(identifier), method: "DELETE" });
    return answer.status < 400 || answer.status === 404 ? done(identifier) : refused(answer, identifier);
  },
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
};

async function observe(call: AzureCall, id: string): Promise<ObservedResource | undefined> {
  const answer = await askService(call, { ...placeOf(id), method: "GET" });
  return answer.status === 200 ? { identifier: id, attributes: { id } } : undefined;
}

function placeOf(id: string) {
  const [workspace = "", , guid = ""] = id.split("/").slice(-3);
  return { host: `${workspace}.dev.azuresynapse.net`, path: `/roleAssignments/${guid}?api-version=${VERSION}`, scope: SCOPE };
}
