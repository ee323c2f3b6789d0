import { sha256Hex } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { addressIn } from "../../part-address.ts";
import { clientId, workloadIdentity } from "../access.ts";
import { extensionId } from "../arm-id.ts";
import { artefactContainer, blobFile } from "../artefact/blob.ts";
import { federatedIdentity } from "../kubernetes-cluster/federated-identity.ts";
import { azureResource } from "../resource.ts";
import { airflowManifests, SCHEDULER_ACCOUNT } from "./airflow-manifests.ts";
import { workflowSteps } from "./workflow-steps.ts";

const CONFIGURATION = "Microsoft.KubernetesConfiguration/fluxConfigurations";

/** Airflow from its own chart on the cluster, with a workflow of what the arrows point to. */
export const airflowAks: Lowering = {
  cloud: "azure",
  kind: "orchestrator",
  variant: "airflow-aks",
  service: "Apache Airflow on Azure Kubernetes Service",
  gap: "no managed Airflow: its database lies in the cluster, and its upgrades are yours",
  minutes: [12, 25],
  needs: ["kubernetes-cluster"],
  outputs: (part) => ({ ports: { runs: { protocol: "airflow", namespace: part.component.id, region: part.target.region } } }),
  lower: (context) => {
    const { id } = context.component;
    const { oidcIssuer } = context.platform("kubernetes-cluster") ?? {};
    const steps = workflowSteps(context);
    const manifests = airflowManifests({
      id,
      schedule: cron(textSetting(context, "schedule")),
      retries: numberSetting(context, "retries"),
      steps,
      clientId: clientId(context),
    });
    // Another content is another folder, so that it is seen as a change.
    const folder = `${id}/manifests/${sha256Hex(JSON.stringify(manifests)).slice(0, 12)}`;
    return [
      ...workloadIdentity(context),
      ...(oidcIssuer === undefined
        ? []
        : [federatedIdentity(context, { name: "serviceAccount", issuer: oidcIssuer, serviceAccount: `${id}:${SCHEDULER_ACCOUNT}` })]),
      blobFile(context, {
        name: "manifests",
        ...artefactContainer(context),
        path: `${folder}/airflow.yaml`,
        content: { text: manifests, contentType: "application/yaml" },
        waitsFor: [...new Set(steps.flatMap((step) => step.waitsFor))],
      }),
      kept(context, folder),
    ];
  },
};

/** The cluster is kept as the folder says. */
function kept(context: LoweringContext, folder: string) {
  const { clusterId } = context.platform("kubernetes-cluster") ?? {};
  const { accountName, artefactContainer: container } = context.platform("artefact-store") ?? {};
  return azureResource(context, {
    name: "airflow",
    type: CONFIGURATION,
    id: extensionId(String(clusterId), CONFIGURATION, context.component.id),
    minutes: [5, 15],
    body: {
      properties: {
        scope: "cluster",
        namespace: context.component.id,
        sourceKind: "AzureBlob",
        azureBlob: {
          url: `https://${String(accountName)}.blob.core.windows.net/`,
          containerName: container,
          managedIdentity: { clientId: clusterClient(context) },
          syncIntervalInSeconds: 120,
          timeoutInSeconds: 600,
        },
        kustomizations: {
          main: {
            path: `./${folder}`,
            prune: true,
            wait: true,
            force: false,
            syncIntervalInSeconds: 300,
            retryIntervalInSeconds: 60,
            timeoutInSeconds: 900,
          },
        },
      },
    },
    dependsOn: ["manifests", "serviceAccount", ...clusterAddresses(context)],
  });
}

function clusterClient(context: LoweringContext) {
  const [cluster] = context.environment.components("kubernetes-cluster");
  return cluster && clientId({ ...context, component: cluster.component });
}

function clusterAddresses(context: LoweringContext): readonly string[] {
  return context.environment.components("kubernetes-cluster").map(({ component }) => addressIn({ component }, "flux"));
}
