import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { qdrantNodes } from "../../../sizing/qdrant-nodes.ts";
import { addressIn, ref } from "../../part-address.ts";
import { publishedImage } from "../../published-image.ts";
import { qdrantManifests } from "../../qdrant/manifests.ts";
import { QDRANT_PORTS, qdrantCollection, qdrantUri } from "../../qdrant/server.ts";
import { allow, assignRoles, clientId, identityId } from "../access.ts";
import { nameOf } from "../arm-id.ts";
import { generatedAddress, generatedSecret, generatedUri } from "../key-vault/generated-secret.ts";
import { keepingVault } from "../key-vault/keeping-vault.ts";
import { vaultId, vaultName } from "../key-vault/vault.ts";
import { federatedIdentity } from "../kubernetes-cluster/federated-identity.ts";
import { keptManifests } from "../kubernetes-cluster/kept-manifests.ts";
import { serverAddress } from "../network/cluster-subnet.ts";
import { nameServer, privateName } from "../network/private-name.ts";
import { azureResource } from "../resource.ts";

const POOL = "Microsoft.ContainerService/managedClusters/agentPools";
const ZONES = { prototype: ["1"], standard: ["1", "2"], production: ["1", "2", "3"] } as const;
const RIGHTS = "rights";
const KEY = "api-key";
const SERVER = "qdrant";
/** Who reaches the servers. */
const INSIDE = ["app-service", "dataset-store"];
const JOBS = ["container-apps-job", "aks-gpu-job"];
const POOL_LABEL = "zerolake.dev/pool";

/** Qdrant, as it is published, on machines of its own in the cluster; containers in the same network ask it with a key. */
export const qdrant: Lowering = {
  cloud: "azure",
  kind: "vector-store",
  variant: "qdrant",
  service: "Qdrant on Azure Kubernetes Service",
  gap: "no managed Qdrant: upgrades and snapshots are yours; it answers inside the environment's network only, to whoever has its key",
  minutes: [15, 30],
  needs: ["network", "kubernetes-cluster"],
  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "qdrant http",
        uri: qdrantUri(part, { host: `${privateName(part, SERVER)}:${QDRANT_PORTS.http}`, isTls: false, key: generatedUri(part, KEY) }),
        host: privateName(part, SERVER),
        port: QDRANT_PORTS.http,
        collectionName: qdrantCollection(part),
        secretUri: generatedUri(part, KEY),
        dimension: numberSetting(part, "dimension"),
        metric: textSetting(part, "metric"),
        region: part.target.region,
      },
    },
  }),
  grants: { in: { vectors: readKey }, out: { vectors: readKey } },
  refuses: (_self, _data, _direction, { component, variant }) =>
    INSIDE.includes(component.kind) || JOBS.includes(variant)
      ? undefined
      : `“${component.title}” runs outside of the environment's network, where Qdrant does not answer: choose another engine, or let an Embedding pipeline fill it.`,
  lower: (context) => {
    const address = serverAddress(context);
    if (address === undefined) return [];
    reportPublic(context);
    return [
      ...keepingVault(context),
      generatedSecret(context, KEY),
      ...assignRoles(context, {
        name: RIGHTS,
        subject: identityId(context),
        principalId: ref(context, "identity", "properties.principalId"),
        grants: [allow("secretReader", vaultId(context), addressIn(context, "vault"))],
      }),
      federatedIdentity(context, {
        name: "serviceAccount",
        issuer: context.platform("kubernetes-cluster")?.["oidcIssuer"] ?? null,
        serviceAccount: `${context.component.id}:${SERVER}`,
      }),
      pool(context),
      ...nameServer(context, SERVER, address),
      ...keptManifests(context, {
        name: "servers",
        file: "manifests",
        namespace: context.component.id,
        items: manifests(context, address),
        minutes: [3, 8],
        holdsData: true,
        waitsFor: ["serviceAccount", "pool", RIGHTS, generatedAddress(context, KEY)],
      }),
    ];
  },
};

function readKey(self: Part) {
  return [allow("secretReader", vaultId(self), generatedAddress(self, KEY))];
}

/** Machines that nothing else runs on: what is paid for is what the servers have. */
function pool(context: LoweringContext): DesiredResource {
  const { clusterId, clusterAddress } = context.platform("kubernetes-cluster") ?? {};
  const { count, machine } = qdrantNodes(context);
  const { id } = context.component;
  return azureResource(context, {
    name: "pool",
    type: POOL,
    id: `${String(clusterId)}/agentPools/${nameOf(context, POOL, "pool")}`,
    minutes: [3, 8],
    body: {
      properties: {
        mode: "User",
        vmSize: machine,
        vnetSubnetID: context.platform("network")?.["clusterSubnetId"],
        count,
        osType: "Linux",
        osSKU: "AzureLinux",
        type: "VirtualMachineScaleSets",
        enableAutoScaling: false,
        nodeLabels: { [POOL_LABEL]: id },
        nodeTaints: [`${POOL_LABEL}=${id}:NoSchedule`],
        availabilityZones: ZONES[context.target.tier],
      },
    },
    dependsOn: [String(clusterAddress)],
  });
}

function manifests(context: LoweringContext, address: string): readonly Value[] {
  const { id } = context.component;
  const metadata = { name: SERVER, namespace: id };
  return [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: id } },
    {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { ...metadata, annotations: { "azure.workload.identity/client-id": clientId(context) } },
    },
    keyOf(context),
    ...qdrantManifests({
      namespace: id,
      image: publishedImage(context, "qdrant"),
      nodes: qdrantNodes(context),
      storageClass: "managed-csi-premium",
      key: { secret: SERVER, entry: KEY },
      keyVolume: { csi: { driver: "secrets-store.csi.k8s.io", readOnly: true, volumeAttributes: { secretProviderClass: SERVER } } },
      serviceAccount: SERVER,
      podLabels: { "azure.workload.identity/use": "true" },
      nodeSelector: { [POOL_LABEL]: id },
      tolerations: [{ key: POOL_LABEL, operator: "Equal", value: id, effect: "NoSchedule" }],
      loadBalancer: {
        annotations: {
          "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
          "service.beta.kubernetes.io/azure-load-balancer-ipv4": address,
        },
      },
    }),
  ];
}

/** The cluster reads the key out of the vault, as the servers, and keeps it as a secret for as long as a server holds the volume. */
function keyOf(context: LoweringContext): Value {
  return {
    apiVersion: "secrets-store.csi.x-k8s.io/v1",
    kind: "SecretProviderClass",
    metadata: { name: SERVER, namespace: context.component.id },
    spec: {
      provider: "azure",
      parameters: {
        clientID: clientId(context),
        keyvaultName: vaultName(context),
        tenantId: ref(context, "identity", "properties.tenantId"),
        objects: `array:\n  - |\n    objectName: ${KEY}\n    objectType: secret\n`,
      },
      secretObjects: [{ secretName: SERVER, type: "Opaque", data: [{ objectName: KEY, key: KEY }] }],
    },
  };
}

function reportPublic(context: LoweringContext): void {
  if (!flagSetting(context, "public")) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-QDRANT-PUBLIC",
    message: `“${context.component.title}” answers inside the environment's network only.`,
    target: { component: context.component.id, setting: "public" },
    why: "On the internet its key would travel in the clear: a certificate needs a name that is yours.",
    hint: "Put an application in front of it that is public, or an ingress of your own with your certificate.",
  });
}
