import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { networkLink, selfLink } from "./links.ts";

const ADDRESS = "compute.globalAddress";
const RULE = "compute.globalForwardingRule";
const ZONE = "dns.managedZone";
const RECORD = "dns.recordSet";
/** Outside every range that a network may have here. */
const ENDPOINT_ADDRESS = "10.255.255.254";
const DOMAIN = "googleapis.com.";
const TTL_SECONDS = 300;

/** Google's services at an address inside the network, and names that lead there. */
export function privateGoogle(context: LoweringContext): readonly DesiredResource[] {
  const network = networkLink(context);
  const address = nameOf(context, ADDRESS, "googleAddress");
  const rule = ruleName(context);
  const zone = nameOf(context, ZONE, "googleZone");
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
    gcpResource(context, {
      name: "googleZone",
      type: ZONE,
      at: { name: zone },
      properties: {
        name: zone,
        dnsName: DOMAIN,
        description: "Google's services inside the network",
        visibility: "private",
        privateVisibilityConfig: { networks: [{ networkUrl: network }] },
      },
    }),
    record(context, { name: "googleRecord", zone, host: DOMAIN, type: "A", data: ENDPOINT_ADDRESS }),
    record(context, { name: "googleAlias", zone, host: `*.${DOMAIN}`, type: "CNAME", data: DOMAIN }),
  ];
}

/** The only name that takes neither hyphens nor more than twenty characters. */
function ruleName(context: LoweringContext): string {
  return nameOf(context, RULE, "google").replaceAll("-", "");
}

interface DnsRecord {
  readonly name: string;
  readonly zone: string;
  readonly host: string;
  readonly type: "A" | "CNAME";
  readonly data: string;
}

function record(context: LoweringContext, { name, zone, host, type, data }: DnsRecord): DesiredResource {
  return gcpResource(context, {
    name,
    type: RECORD,
    at: { managedZone: zone, zone, name: host, type },
    properties: { name: host, type, ttl: TTL_SECONDS, rrdatas: [data] },
    dependsOn: [addressIn(context, "googleZone")],
  });
}
