import { isMap } from "@zerolake/resources";
import { apiVersionOf, look } from "../azure-call.ts";
import { updateResource } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** A PUT without the shares of its deployments would stop an endpoint from answering: they are sent as they are. */
export const onlineEndpoint: ArmHandler = {
  async update(call, identity, { prior, request }) {
    const current = await look(call, `${identity.identifier}?api-version=${apiVersionOf(identity.via)}`);
    const traffic = isMap(current?.["properties"]) ? current["properties"]["traffic"] : undefined;
    const properties = isMap(request.properties["properties"]) ? request.properties["properties"] : {};
    const kept = traffic === undefined ? properties : { ...properties, traffic };
    return updateResource(call, identity, { prior, request: { ...request, properties: { ...request.properties, properties: kept } } });
  },
};
