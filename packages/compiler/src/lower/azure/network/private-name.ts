import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const ZONE = "Microsoft.Network/privateDnsZones";
const SECONDS = 300;

/** Name of a server of ours inside the environment's network, known before its address is. */
export function privateName(part: Part, server: string): string {
  return `${server}.${zoneName(part)}`;
}

/** What makes the network know the name: a zone of the component's own, its place in the network, and the address. */
export function nameServer(context: LoweringContext, server: string, address: string): readonly DesiredResource[] {
  const { vnetId, vnetAddress } = context.platform("network") ?? {};
  const zone = armId(context, ZONE, zoneName(context));
  return [
    azureResource(context, { name: "zone", type: ZONE, id: zone, minutes: [1, 2] }),
    azureResource(context, {
      name: "link",
      type: `${ZONE}/virtualNetworkLinks`,
      id: `${zone}/virtualNetworkLinks/environment`,
      minutes: [1, 2],
      body: { properties: { virtualNetwork: { id: vnetId ?? null }, registrationEnabled: false } },
      dependsOn: ["zone", String(vnetAddress)],
    }),
    azureResource(context, {
      name: "name",
      type: `${ZONE}/A`,
      id: `${zone}/A/${server}`,
      body: { properties: { ttl: SECONDS, aRecords: [{ ipv4Address: address }] } },
      dependsOn: ["zone"],
    }),
  ];
}

function zoneName(part: Part): string {
  return `${nameOf(part, ZONE, "zone")}.internal`;
}
