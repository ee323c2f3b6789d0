import type { ResourceIdentity } from "@zerolake/execution";
import { unlessAbsent } from "../answers.ts";
import { readPath } from "../read-resource.ts";
import { type RestCall, rowOf, variablesOf } from "../rest-call.ts";

export const PRIVATE_SERVICES = "servicenetworking.connection";
const COMPUTE = "https://compute.googleapis.com/compute/v1";

/**
 * Parts the network from Google's services; `true` when it is done. The service's own deletion is refused for days after the last
 * database has gone, so the peering is ended from this side, which leaves nothing behind.
 */
export async function endPrivateServices(call: RestCall, { type, identifier }: ResourceIdentity): Promise<boolean> {
  const found = await unlessAbsent(() => readPath(call, type, identifier));
  if (!found) return true;
  const { project = "", network = "", name = "" } = variablesOf(call, rowOf(call, type), identifier);
  const url = `${COMPUTE}/projects/${project}/global/networks/${network}/removePeering`;
  await call.client.send({ method: "POST", url, body: { name }, signal: call.signal });
  return false;
}
