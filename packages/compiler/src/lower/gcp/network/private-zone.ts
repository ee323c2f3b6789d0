import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { networkLink } from "./links.ts";

const ZONE = "dns.managedZone";
const RECORD = "dns.recordSet";
const TTL_SECONDS = 300;

export interface PrivateZone {
  /** Logical names of the zone and its records begin with it. */
  readonly name: string;
  /** Ends with a dot. */
  readonly domain: string;
  readonly description: string;
  /** Where the domain, and every name below it, leads to. */
  readonly addresses: readonly string[];
}

/** Names that lead elsewhere inside the network than outside. */
export function privateZone(context: LoweringContext, { name, domain, description, addresses }: PrivateZone): readonly DesiredResource[] {
  const zoneName = `${name}Zone`;
  const zone = nameOf(context, ZONE, zoneName);
  const record = (logicalName: string, { host, type, data }: DnsRecord) =>
    gcpResource(context, {
      name: logicalName,
      type: RECORD,
      at: { managedZone: zone, zone, name: host, type },
      properties: { name: host, type, ttl: TTL_SECONDS, rrdatas: data },
      dependsOn: [addressIn(context, zoneName)],
    });
  return [
    gcpResource(context, {
      name: zoneName,
      type: ZONE,
      at: { name: zone },
      properties: {
        name: zone,
        dnsName: domain,
        description,
        visibility: "private",
        privateVisibilityConfig: { networks: [{ networkUrl: networkLink(context) }] },
      },
    }),
    record(`${name}Record`, { host: domain, type: "A", data: addresses }),
    record(`${name}Alias`, { host: `*.${domain}`, type: "CNAME", data: [domain] }),
  ];
}

interface DnsRecord {
  readonly host: string;
  readonly type: "A" | "CNAME";
  readonly data: readonly string[];
}
