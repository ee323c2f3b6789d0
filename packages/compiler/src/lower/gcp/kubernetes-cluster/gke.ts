import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { googleKubernetesNode } from "../../../sizing/google-machines.ts";
import type { LooseMap } from "../../loose-map.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const CLUSTER = "container.cluster";

/** A cluster over all zones of the region, with machines of general use; pools join it. */
export const gkeStandard: Lowering = {
  ...common("gke-standard"),
  service: "Google Kubernetes Engine",
  gap: "what runs inside is applied through Kubernetes, which in production is reachable inside the network only; a changed setting replaces the cluster",
  minutes: [8, 20],
  lower: (context) => [...nodeIdentity(context), cluster(context, standardNodes(context))],
};

/** A cluster whose machines Google chooses and counts, by what pods ask for. */
export const gkeAutopilot: Lowering = {
  ...common("gke-autopilot"),
  service: "Google Kubernetes Engine, Autopilot",
  gap: "sizes of machines are not chosen; what runs inside is applied through Kubernetes",
  minutes: [6, 12],
  lower: (context) => [
    ...nodeIdentity(context),
    cluster(context, {
      autopilot: { enabled: true },
      autoscaling: { autoprovisioningNodePoolDefaults: { serviceAccount: identityEmail(context) } },
    }),
  ],
};

function common(variant: string): Pick<Lowering, "cloud" | "kind" | "variant" | "needs" | "outputs"> {
  return {
    cloud: "gcp",
    kind: "kubernetes-cluster",
    variant,
    needs: ["network"],
    outputs: (part) => {
      const facts = { clusterName: clusterName(part), nodeIdentity: identityEmail(part), region: part.target.region };
      return { ports: { compute: { protocol: "kubernetes", ...facts, nodeSelector: {}, tolerations: [] } }, facts };
    },
  };
}

function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}

function nodeIdentity(context: LoweringContext): readonly DesiredResource[] {
  return workloadIdentity(context, [grant("roles/container.defaultNodeServiceAccount", onProject(context))]);
}

function cluster(context: LoweringContext, nodes: LooseMap): DesiredResource {
  const { networkPath, subnetPath } = context.platform("network") ?? {};
  const isClosed = context.target.tier === "production";
  const key = keyName(context);
  return gcpResource(context, {
    name: "cluster",
    type: CLUSTER,
    at: { name: clusterName(context) },
    properties: {
      name: clusterName(context),
      description: `Cluster of ${context.component.id}`,
      network: networkPath,
      subnetwork: subnetPath,
      initialClusterVersion: textSetting(context, "version"),
      releaseChannel: { channel: "REGULAR" },
      ipAllocationPolicy: { useIpAliases: true },
      workloadIdentityConfig: { workloadPool: `${context.target.account}.svc.id.goog` },
      // Machines have no public address; in production the control plane has none either.
      privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: isClosed || undefined },
      controlPlaneEndpointsConfig: runsApplications(context) ? { dnsEndpointConfig: { allowExternalTraffic: true } } : undefined,
      masterAuthorizedNetworksConfig: isClosed ? { enabled: true } : undefined,
      addonsConfig: { gcsFuseCsiDriverConfig: { enabled: true } },
      loggingConfig: { componentConfig: { enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS"] } },
      monitoringConfig: { managedPrometheusConfig: { enabled: true } },
      databaseEncryption: key === undefined ? undefined : { state: "ENCRYPTED", keyName: key },
      ...nodes,
    },
    dependsOn: [IDENTITY, GRANTS, ...afterKeyGrant(context, "container.googleapis.com")],
    minutes: [6, 15],
  });
}

/** What is applied from outside comes in under a name that takes identities of Google only. */
function runsApplications({ environment }: LoweringContext): boolean {
  return environment.components("app-service").some(({ variant }) => variant === "gke");
}

function standardNodes(context: LoweringContext): LooseMap {
  const min = numberSetting(context, "nodesMin");
  return {
    nodePools: [
      {
        name: "default",
        initialNodeCount: 1,
        autoscaling: {
          enabled: true,
          totalMinNodeCount: min,
          totalMaxNodeCount: Math.max(min, numberSetting(context, "nodesMax")),
          locationPolicy: "BALANCED",
        },
        config: {
          machineType: googleKubernetesNode(textSetting(context, "nodeSize")),
          serviceAccount: identityEmail(context),
          oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
          workloadMetadataConfig: { mode: "GKE_METADATA" },
        },
        management: { autoRepair: true, autoUpgrade: true },
      },
    ],
  };
}
