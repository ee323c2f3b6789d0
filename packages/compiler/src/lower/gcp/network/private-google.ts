import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { networkLink, selfLink } from "./links.ts";
import { privateZone } from "./private-zone.ts";

const ADDRESS = "compute.globalAddress";
const RULE = "compute.globalForwardingRule";
/** Outside every range that a network may have here. */
const ENDPOINT_ADDRESS = "10.255.255.254";

/** Google's services at an address inside the network, and names that lead there. */
export function privateGoogle(context: LoweringContext): readonly DesiredResource[] {
  const network = networkLink(context);
  const address = nameOf(context, ADDRESS, "googleAddress");
  const rule = ruleName(context);
  return [
    gcpResource(context, {
      name: "googleAddress",
      type: ADDRESS,
      at: { name: address },
      properties: { name: address, addressType: "INTERNAL", purpose: "PRIVATE_SERVICE_CONNECT", address: ENDPOINT_ADDRESS, network },
    }),
    gcpResource(context, {
      name: "googleEndpoint",
      type: RULE,
      at: { name: rule },
      properties: { name: rule, IPAddress: selfLink(pathOf(context, ADDRESS, { name: address })), network, target: "all-apis" },
    }),
    ...privateZone(context, {
      name: "google",
      domain: "googleapis.com.",
      description: "Google's services inside the network",
      addresses: [ENDPOINT_ADDRESS],
    }),
  ];
}

/** The only name that takes neither hyphens nor more than twenty characters. */
function ruleName(context: LoweringContext): string {
  return nameOf(context, RULE, "google").replaceAll("-", "");
}
