import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { networkLink } from "./links.ts";

const FIREWALL = "compute.firewall";

/** One rule of the environment's network. */
export function firewall(context: LoweringContext, logicalName: string, rule: LooseMap): DesiredResource {
  const name = nameOf(context, FIREWALL, logicalName);
  return gcpResource(context, {
    name: logicalName,
    type: FIREWALL,
    at: { name },
    properties: { name, network: networkLink(context), ...rule },
  });
}
