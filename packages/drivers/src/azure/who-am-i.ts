import { type CloudIdentity, CloudRefusalError } from "@zerolake/execution";
import { isList, isMap } from "@zerolake/resources";
import { type AzureCall, look } from "./azure-call.ts";
import { classifyError } from "./classify-error.ts";

const API_VERSION = "2022-12-01";

/** The identity of the token, and that it can see the subscription. */
export async function whoAmI(call: AzureCall): Promise<CloudIdentity> {
  const subscription = await look(call, `/subscriptions/${call.subscription}?api-version=${API_VERSION}`);
  if (!subscription) {
    throw new CloudRefusalError(
      classifyError({ code: "SubscriptionNotFound", message: `The subscription ${call.subscription} was not found.` }),
    );
  }
  const { appid, tid, oid } = await call.client.claims(call.abortSignal);
  const identity = `application ${String(appid)} of tenant ${String(tid)}`;
  return { account: call.subscription, identity, ...(typeof oid === "string" ? { principal: oid } : {}) };
}

/** Logical zones of the region, as this subscription sees them. */
export async function listZones(call: AzureCall): Promise<readonly string[]> {
  const page = await look(call, `/subscriptions/${call.subscription}/locations?api-version=${API_VERSION}`);
  const locations = page?.["value"];
  const here = (isList(locations) ? locations : []).find((location) => isMap(location) && location["name"] === call.region);
  const zones = isMap(here) ? here["availabilityZoneMappings"] : undefined;
  return (isList(zones) ? zones : []).flatMap((zone) => (isMap(zone) ? [String(zone["logicalZone"])] : [])).sort();
}
