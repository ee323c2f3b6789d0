import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, type Peer } from "../../../lowering.ts";
import { iotHubSize } from "../../../sizing/iot-hub-size.ts";
import { actsAsItself, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";
import { azureResource } from "../resource.ts";

const HUB = "Microsoft.Devices/IotHubs";
const PARTITIONS = 4;

/** Devices speak MQTT to a hub, which puts what they say on the stream. */
export const iotHub: Lowering = {
  cloud: "azure",
  kind: "device-source",
  variant: "iot-hub",
  service: "Azure IoT Hub",
  gap: "fixed MQTT topics, no retained messages; devices are registered in the hub, not in the drawing",
  minutes: [2, 5],
  outputs: (part) => ({
    ports: {
      events: {
        protocol: "mqtt",
        host: `${hubName(part)}.azure-devices.net`,
        port: 8883,
        hubId: ownId(part, HUB, "hub"),
        region: part.target.region,
      },
    },
  }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.component.kind === "event-stream" && !peer.variant.startsWith("event-hubs")
      ? `IoT Hub sends to Event Hubs only, not to “${peer.component.title}”: choose Event Hubs for the stream.`
      : undefined,
  lower: (context) => [...workloadIdentity(context), hub(context)],
};

function hub(context: LoweringContext): DesiredResource {
  const { edition, units } = sizeOf(context);
  const streams = context.outgoing("events").filter(({ outputs }) => typeof outputs["host"] === "string");
  return azureResource(context, {
    name: "hub",
    type: HUB,
    id: ownId(context, HUB, "hub"),
    minutes: [2, 5],
    body: {
      sku: { name: edition, capacity: units },
      identity: actsAsItself(context),
      properties: {
        minTlsVersion: "1.2",
        // Devices have keys of their own; people and programs have identities.
        disableDeviceSAS: false,
        disableLocalAuth: false,
        publicNetworkAccess: "Enabled",
        eventHubEndpoints: { events: { retentionTimeInDays: 1, partitionCount: PARTITIONS } },
        routing: {
          endpoints: { eventHubs: streams.map((stream) => endpoint(context, stream)) },
          routes: streams.map(({ component }) => ({
            name: component.id,
            source: "DeviceMessages",
            condition: "true",
            endpointNames: [component.id],
            isEnabled: true,
          })),
          fallbackRoute: { name: "$fallback", source: "DeviceMessages", condition: "true", endpointNames: ["events"], isEnabled: true },
        },
      },
    },
    // The hub is refused while it may not write yet.
    dependsOn: rolesOf(context),
  });
}

function endpoint(context: LoweringContext, { component, outputs }: Peer) {
  return {
    name: component.id,
    authenticationType: "identityBased",
    endpointUri: `sb://${String(outputs["host"])}`,
    entityPath: writtenTopic(context, outputs) ?? "",
    identity: { userAssignedIdentity: identityId(context) },
  };
}

function sizeOf(part: Part) {
  const { eventsPerSecond } = part.figures;
  return iotHubSize(eventsPerSecond, numberSetting(part, "messageBytes"));
}

function hubName(part: Part): string {
  return nameOf(part, HUB, "hub");
}
