import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import {
  type Granter,
  type LoweringContext,
  listSetting,
  numberSetting,
  type OfferedGrants,
  type Outputs,
  type Part,
  type Statement,
} from "../../../lowering.ts";
import { compact, type LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { allow, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";
import type { RoleName } from "../roles.ts";
import { type Capture, captureOf } from "./capture.ts";
import { needsKeys } from "./key-access.ts";

const NAMESPACE = "Microsoft.EventHub/namespaces";
const HUB = "Microsoft.EventHub/namespaces/eventhubs";
const GROUP = "Microsoft.EventHub/namespaces/eventhubs/consumergroups";
const KAFKA_PORT = 9093;

/** What the two sizes of the service differ in. */
export interface NamespaceForm {
  readonly sku: "Standard" | "Premium";
  readonly capacity: number;
  readonly properties?: LooseMap;
}

export function eventHubsOutputs(part: Part): Outputs {
  const host = `${namespaceName(part)}.servicebus.windows.net`;
  const names = topics(part);
  return {
    ports: {
      events: compact({
        protocol: "kafka",
        namespace: namespaceName(part),
        namespaceId: namespaceId(part),
        namespaceAddress: addressIn(part, "namespace"),
        host,
        bootstrapServers: `${host}:${KAFKA_PORT}`,
        uri: names[0] === undefined ? undefined : `eventhubs://${host}/${names[0]}`,
        topics: names,
        target: names[0] ?? "",
        region: part.target.region,
      }),
    },
  };
}

/** Rights on the hubs themselves, never on the whole namespace. */
export const eventHubsGrants: OfferedGrants = {
  in: { events: (self) => onEveryHub(self, "eventSender") },
  // A registry elsewhere keeps schemas and reads nothing.
  out: { events: (self, { variant }) => (variant === "confluent-sr" ? [] : onEveryHub(self, "eventReceiver")) },
};

/** One namespace, one hub per topic, one consumer group per reader of a hub. */
export function eventHubs(context: LoweringContext, { sku, capacity, properties }: NamespaceForm): readonly DesiredResource[] {
  const key = sku === "Premium" ? customerKey(context) : undefined;
  const capture = captureOf(context);
  return [
    ...workloadIdentity(context),
    azureResource(context, {
      name: "namespace",
      type: NAMESPACE,
      id: namespaceId(context),
      minutes: sku === "Premium" ? [3, 10] : [1, 3],
      body: {
        sku: { name: sku, tier: sku, capacity },
        identity: actsAs(context, capture),
        properties: {
          disableLocalAuth: !needsKeys(context.environment, context.component.id),
          minimumTlsVersion: "1.2",
          publicNetworkAccess: "Enabled",
          ...properties,
          encryption: key && {
            keySource: "Microsoft.KeyVault",
            keyVaultProperties: [
              { keyName: key.keyName, keyVaultUri: key.vaultUri, identity: { userAssignedIdentity: identityId(context) } },
            ],
            requireInfrastructureEncryption: false,
          },
        },
      },
      dependsOn: [...(key ? [...key.addresses, ...rolesOf(context)] : []), ...(capture?.waitsFor ?? [])],
    }),
    ...topics(context).flatMap((topic) => [
      hub(context, topic, capture),
      ...readersOf(context).map((reader) => consumerGroup(context, topic, reader)),
    ]),
  ];
}

/** Its own identity, and that of a delivery that writes files out of it. */
function actsAs(context: LoweringContext, capture: Capture | undefined): PropertyMap {
  const ids = [identityId(context), ...(capture ? [capture.identityId] : [])];
  return { type: "UserAssigned", userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, {}])) };
}

/** Address of the group in which a component reads a topic. */
export function consumerGroupAddress(stream: Pick<Part, "component">, topic: string, reader: string): string {
  return addressIn(stream, "consumerGroup", `${topic}/${reader}`);
}

function hub(context: LoweringContext, topic: string, capture: Capture | undefined): DesiredResource {
  return azureResource(context, {
    name: "hub",
    key: topic,
    type: HUB,
    id: hubId(context, topic),
    body: {
      properties: {
        partitionCount: numberSetting(context, "partitions"),
        retentionDescription: { cleanupPolicy: "Delete", retentionTimeInHours: numberSetting(context, "retentionHours") },
        captureDescription: capture?.description,
      },
    },
    dependsOn: ["namespace"],
  });
}

function consumerGroup(context: LoweringContext, topic: string, reader: string): DesiredResource {
  return azureResource(context, {
    name: "consumerGroup",
    key: `${topic}/${reader}`,
    type: GROUP,
    id: armId(context, GROUP, namespaceName(context), topic, reader),
    body: { properties: { userMetadata: "zerolake" } },
    dependsOn: [addressIn(context, "hub", topic)],
  });
}

/** Whoever reads has a place of its own in every hub; a registry of schemas reads nothing. */
function readersOf(context: LoweringContext): readonly string[] {
  const peers = context.outgoing("events").filter(({ component }) => component.kind !== "schema-registry");
  return [...new Set(peers.map(({ component }) => component.id))];
}

function onEveryHub(self: Granter, role: RoleName): readonly Statement[] {
  return topics(self).map((topic) => allow(role, hubId(self, topic), addressIn(self, "hub", topic)));
}

function topics(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "topics"))];
}

function namespaceName(part: Part): string {
  return nameOf(part, NAMESPACE, "namespace");
}

function namespaceId(part: Part): string {
  return armId(part, NAMESPACE, namespaceName(part));
}

function hubId(part: Part, topic: string): string {
  return armId(part, HUB, namespaceName(part), topic);
}
