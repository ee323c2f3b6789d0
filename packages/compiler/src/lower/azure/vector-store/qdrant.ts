import type { Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { qdrantNodes } from "../../../sizing/qdrant-nodes.ts";
import { publishedImage } from "../../published-image.ts";
import { qdrantManifests } from "../../qdrant/manifests.ts";
import { reportPublic } from "../../qdrant/report-public.ts";
import { QDRANT_PORTS, qdrantCollection, qdrantUri } from "../../qdrant/server.ts";
import { allow, OWN_RIGHTS, ownRights } from "../access.ts";
import { generatedAddress, generatedSecret } from "../key-vault/generated-secret.ts";
import { keepingVault } from "../key-vault/keeping-vault.ts";
import { secretUriIn } from "../key-vault/secret-place.ts";
import { readVault, vaultId } from "../key-vault/vault.ts";
import { podIdentity } from "../kubernetes-cluster/federated-identity.ts";
import { keptManifests } from "../kubernetes-cluster/kept-manifests.ts";
import { IDENTITY_LABEL, mountedSecrets, secretVolume, serviceAccount } from "../kubernetes-cluster/mounted-secrets.ts";
import { ownMachines, poolLabels, poolTolerations } from "../kubernetes-cluster/node-pool.ts";
import { serverAddress } from "../network/cluster-subnet.ts";
import { nameServer, privateName } from "../network/private-name.ts";

const KEY = "api-key";
const SERVER = "qdrant";
/** Who reaches the servers. */
const INSIDE = ["app-service", "dataset-store"];
const JOBS = ["container-apps-job", "aks-gpu-job"];

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
        uri: qdrantUri(part, { host: `${privateName(part, SERVER)}:${QDRANT_PORTS.http}`, isTls: false, key: secretUriIn(part, KEY) }),
        host: privateName(part, SERVER),
        port: QDRANT_PORTS.http,
        collectionName: qdrantCollection(part),
        secretUri: secretUriIn(part, KEY),
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
    reportPublic(context, "Put an application in front of it that is public, or an ingress of your own with your certificate.");
    return [
      ...keepingVault(context),
      generatedSecret(context, KEY),
      ...ownRights(context, [readVault(context)]),
      podIdentity(context, `${context.component.id}:${SERVER}`),
      ownMachines(context, { ...qdrantNodes(context), subnetId: context.platform("network")?.["clusterSubnetId"] }),
      ...nameServer(context, SERVER, address),
      ...keptManifests(context, {
        name: "servers",
        file: "manifests",
        namespace: context.component.id,
        items: manifests(context, address),
        minutes: [3, 8],
        holdsData: true,
        waitsFor: ["serviceAccount", "pool", OWN_RIGHTS, generatedAddress(context, KEY)],
      }),
    ];
  },
};

function readKey(self: Part) {
  return [allow("secretReader", vaultId(self), generatedAddress(self, KEY))];
}

function manifests(context: LoweringContext, address: string): readonly Value[] {
  const { id } = context.component;
  return [
    { apiVersion: "v1", kind: "Namespace", metadata: { name: id } },
    serviceAccount(context, SERVER),
    mountedSecrets(context, {
      name: SERVER,
      secrets: [KEY],
      copies: [{ secretName: SERVER, type: "Opaque", data: [{ objectName: KEY, key: KEY }] }],
    }),
    ...qdrantManifests({
      namespace: id,
      image: publishedImage(context, "qdrant"),
      nodes: qdrantNodes(context),
      storageClass: "managed-csi-premium",
      key: { secret: SERVER, entry: KEY },
      keyVolume: secretVolume(SERVER),
      serviceAccount: SERVER,
      podLabels: IDENTITY_LABEL,
      nodeSelector: poolLabels(context),
      tolerations: poolTolerations(context),
      loadBalancer: {
        annotations: {
          "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
          "service.beta.kubernetes.io/azure-load-balancer-ipv4": address,
        },
      },
    }),
  ];
}
