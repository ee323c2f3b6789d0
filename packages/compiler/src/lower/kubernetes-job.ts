import type { LoweringContext, Part, Peer } from "../lowering.ts";

/** Namespace of everything that Zerolake runs in a cluster. */
export const WORKLOAD_NAMESPACE = "zerolake";
const PROTOCOL = "kubernetes-job";

/** What a component whose job is submitted to the drawn cluster says under its port `runs`: where the job runs and who it acts as. */
export function kubernetesJob(part: Pick<Part, "component">) {
  return { protocol: PROTOCOL, namespace: WORKLOAD_NAMESPACE, serviceAccount: part.component.id };
}

/**
 * Kinds that run nothing themselves (a feature store) are no steps of a workflow; a job in Kubernetes is one that cannot be started from there.
 * `managedForm` says what the job is without the GPU cluster.
 */
export function reportUnstartable(context: LoweringContext, peer: Peer, managedForm: string): void {
  if (peer.outputs["protocol"] !== PROTOCOL) return;
  context.report({
    severity: "warning",
    code: "ZL-WORKFLOW-KUBERNETES",
    message: `The workflow cannot start “${peer.component.title}”, because it runs as a job in the Kubernetes cluster.`,
    target: { component: context.component.id, edge: peer.edge.id },
    hint: `Start it with kubectl, or remove the GPU cluster: the job then runs as ${managedForm}.`,
  });
}
