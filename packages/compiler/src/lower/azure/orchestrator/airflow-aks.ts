import { type Lowering, numberSetting, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { clientId, workloadIdentity } from "../access.ts";
import { podIdentity } from "../kubernetes-cluster/federated-identity.ts";
import { keptManifests } from "../kubernetes-cluster/kept-manifests.ts";
import { airflowManifests, SCHEDULER_ACCOUNT } from "./airflow-manifests.ts";
import { workflowSteps } from "./workflow-steps.ts";

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
    const steps = workflowSteps(context);
    const manifests = airflowManifests({
      id,
      schedule: cron(textSetting(context, "schedule")),
      retries: numberSetting(context, "retries"),
      steps,
      clientId: clientId(context),
    });
    return [
      ...workloadIdentity(context),
      podIdentity(context, `${id}:${SCHEDULER_ACCOUNT}`),
      ...keptManifests(context, {
        name: "airflow",
        file: "manifests",
        namespace: id,
        items: manifests,
        minutes: [5, 15],
        fileWaitsFor: [...new Set(steps.flatMap((step) => step.waitsFor))],
        waitsFor: ["serviceAccount"],
      }),
    ];
  },
};
