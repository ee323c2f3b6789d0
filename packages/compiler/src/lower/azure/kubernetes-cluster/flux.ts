import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { allow, clientId } from "../access.ts";
import { extensionId } from "../arm-id.ts";
import { clusterServers } from "../network/cluster-subnet.ts";
import { azureResource } from "../resource.ts";
import { federatedIdentity } from "./federated-identity.ts";
import { runsFlink } from "./flink-operator.ts";

const EXTENSION = "Microsoft.KubernetesConfiguration/extensions";

/** Somebody wants manifests applied that lie in the environment's storage. */
function isWanted({ environment }: LoweringContext): boolean {
  return (
    runsFlink(environment) ||
    clusterServers(environment).length > 0 ||
    environment.components("orchestrator").some(({ variant }) => variant === "airflow-aks")
  );
}

/** What applies manifests reads them with the identity of the cluster. */
export function readManifests(context: LoweringContext): readonly Statement[] {
  const { artefactContainerId: id, artefactContainerAddress: address } = context.platform("artefact-store") ?? {};
  return isWanted(context) && typeof id === "string" && typeof address === "string" ? [allow("blobReader", id, address)] : [];
}

/** The service's own extension that keeps a cluster as manifests say; nothing where nobody brings any. */
export function flux(context: LoweringContext, clusterId: string): readonly DesiredResource[] {
  if (!isWanted(context)) return [];
  return [
    federatedIdentity(context, {
      name: "fluxIdentity",
      issuer: ref(context, "cluster", "properties.oidcIssuerProfile.issuerURL"),
      serviceAccount: "flux-system:source-controller",
    }),
    azureResource(context, {
      name: "flux",
      type: EXTENSION,
      id: extensionId(clusterId, EXTENSION, "flux"),
      minutes: [2, 6],
      body: {
        properties: {
          extensionType: "microsoft.flux",
          autoUpgradeMinorVersion: true,
          releaseTrain: "Stable",
          configurationSettings: {
            "workloadIdentity.enable": "true",
            "workloadIdentity.azureClientId": clientId(context),
            "workloadIdentity.azureTenantId": ref(context, "identity", "properties.tenantId"),
          },
        },
      },
      dependsOn: ["cluster", "fluxIdentity"],
    }),
  ];
}
