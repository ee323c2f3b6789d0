import type { PropertyMap, Value } from "@zerolake/resources";
import type { QdrantNodes } from "../../sizing/qdrant-nodes.ts";
import { QDRANT_HEALTH_PATH, QDRANT_KEY_VARIABLE, QDRANT_PORTS, QDRANT_STORAGE_PATH, qdrantEnvironment } from "./server.ts";

const NAME = "qdrant";
const PEERS = "qdrant-peers";
const LABELS = { app: NAME };
const GRACE_SECONDS = 120;

export interface QdrantServers {
  readonly namespace: string;
  readonly image: string;
  readonly nodes: QdrantNodes;
  readonly storageClass: string;
  /** Kubernetes secret with the key of the callers, and the name of its entry. */
  readonly key: { readonly secret: string; readonly entry: string };
  /** Volume that makes the cluster fetch that secret, and where nobody looks at it. */
  readonly keyVolume: PropertyMap;
  readonly serviceAccount: string;
  readonly podLabels: PropertyMap;
  readonly nodeSelector: PropertyMap;
  readonly tolerations: readonly Value[];
  /** How the cloud is told to give the servers one address inside the network. */
  readonly loadBalancer: { readonly annotations: PropertyMap; readonly spec?: PropertyMap };
}

/** Servers that are one cluster when there are several, each with a disk of its own, behind one address. */
export function qdrantManifests(servers: QdrantServers): readonly Value[] {
  const { namespace, loadBalancer } = servers;
  return [
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: PEERS, namespace },
      // Servers find each other before they are ready.
      spec: { clusterIP: "None", publishNotReadyAddresses: true, selector: LABELS, ports: [port("cluster")] },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: NAME, namespace, annotations: loadBalancer.annotations },
      spec: { type: "LoadBalancer", selector: LABELS, ports: [port("http")], ...loadBalancer.spec },
    },
    statefulSet(servers),
  ];
}

function statefulSet(servers: QdrantServers): Value {
  const { namespace, nodes, storageClass, keyVolume, serviceAccount, podLabels, nodeSelector, tolerations } = servers;
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: NAME, namespace },
    spec: {
      serviceName: PEERS,
      replicas: nodes.count,
      podManagementPolicy: "OrderedReady",
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: { ...LABELS, ...podLabels } },
        spec: {
          serviceAccountName: serviceAccount,
          terminationGracePeriodSeconds: GRACE_SECONDS,
          nodeSelector,
          tolerations,
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: { matchLabels: LABELS },
            },
          ],
          containers: [container(servers)],
          volumes: [{ name: "key", ...keyVolume }],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: "storage" },
          spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: storageClass,
            resources: { requests: { storage: `${nodes.diskGib}Gi` } },
          },
        },
      ],
    },
  };
}

function container({ image, nodes, key }: QdrantServers): PropertyMap {
  const isCluster = nodes.count > 1;
  const size = { cpu: String(nodes.cpu), memory: `${nodes.memoryGb}Gi` };
  return {
    name: NAME,
    image,
    ...(isCluster ? { command: ["/bin/sh", "-c", JOIN] } : {}),
    env: [
      ...Object.entries({ ...qdrantEnvironment(), ...(isCluster ? { QDRANT__CLUSTER__ENABLED: "true" } : {}) }).map(([name, value]) => ({
        name,
        value,
      })),
      { name: QDRANT_KEY_VARIABLE, valueFrom: { secretKeyRef: { name: key.secret, key: key.entry } } },
    ],
    ports: [
      { name: "http", containerPort: QDRANT_PORTS.http },
      { name: "cluster", containerPort: QDRANT_PORTS.cluster },
    ],
    readinessProbe: { httpGet: { path: QDRANT_HEALTH_PATH, port: "http" }, periodSeconds: 10 },
    resources: { requests: size, limits: { memory: size.memory } },
    volumeMounts: [
      { name: "storage", mountPath: QDRANT_STORAGE_PATH },
      { name: "key", mountPath: "/mnt/key", readOnly: true },
    ],
  };
}

/** The first server begins the cluster, the others join it. The image starts in the folder of its program. */
const JOIN = [
  `uri="http://$HOSTNAME.${PEERS}:${QDRANT_PORTS.cluster}"`,
  `[ "$HOSTNAME" = "${NAME}-0" ] && exec ./entrypoint.sh --uri "$uri"`,
  `exec ./entrypoint.sh --uri "$uri" --bootstrap "http://${NAME}-0.${PEERS}:${QDRANT_PORTS.cluster}"`,
].join("\n");

function port(name: keyof typeof QDRANT_PORTS): PropertyMap {
  return { name, port: QDRANT_PORTS[name], targetPort: name };
}
