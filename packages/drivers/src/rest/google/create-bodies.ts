import type { PropertyMap } from "@zerolake/resources";
import type { Variables } from "../address.ts";

/** Creations whose body is not simply the resource. */
const BODIES: Readonly<Record<string, (body: PropertyMap, variables: Variables, nowMs: number) => PropertyMap>> = {
  "iam.serviceAccount": (body, { name = "" }) => ({ accountId: name.split("@")[0] ?? "", serviceAccount: body }),
  // A key that rotates has to be told when for the first time.
  "cloudkms.cryptoKey": (body, _variables, nowMs) => {
    const seconds = Number.parseInt(String(body["rotationPeriod"] ?? ""), 10);
    return Number.isNaN(seconds) ? body : { ...body, nextRotationTime: new Date(nowMs + seconds * 1000).toISOString() };
  },
  "serviceusage.service": () => ({}),
  // `0` stands for the model that is being deployed: all calls go to it.
  "aiplatform.deployedModel": (deployedModel) => ({ deployedModel, trafficSplit: { "0": 100 } }),
  "managedkafka.schemaRegistry": (schemaRegistry, { name = "" }) => ({ schemaRegistryId: name, schemaRegistry }),
  "bigquerydatapolicy.dataPolicy": (dataPolicy, { name = "" }) => ({ dataPolicyId: name, dataPolicy }),
};

export function googleCreateBody(type: string, body: PropertyMap, variables: Variables, nowMs: number): PropertyMap {
  return BODIES[type]?.(body, variables, nowMs) ?? body;
}
