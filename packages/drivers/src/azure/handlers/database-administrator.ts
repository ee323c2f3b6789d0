import type { PropertyMap } from "@zerolake/resources";
import { type ArmTarget, apiVersionOf, ask, look, pathOf } from "../azure-call.ts";
import { settle } from "../long-running.ts";
import { alreadyThere } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** Somebody in a server's list of administrators: kept under the object id of who it is, which stands in no computed address. */
export const databaseAdministrator: ArmHandler = {
  async create(call, { properties, via }) {
    const target = targetOf(properties, via);
    if (await look(call, pathOf(target))) return alreadyThere(target.id);
    const { principalName, tenantId } = properties;
    const body = { properties: { principalType: "ServicePrincipal", principalName, tenantId } };
    return settle(call, target, await ask(call, "PUT", pathOf(target), body), false);
  },
  async find(call, { properties, via }) {
    const target = targetOf(properties, via);
    const attributes = await look(call, pathOf(target));
    return attributes && { identifier: target.id, attributes: { ...attributes, id: target.id } };
  },
};

function targetOf({ server, principalId }: PropertyMap, via: string): ArmTarget {
  return { id: `${String(server)}/administrators/${String(principalId)}`, apiVersion: apiVersionOf(via) };
}
