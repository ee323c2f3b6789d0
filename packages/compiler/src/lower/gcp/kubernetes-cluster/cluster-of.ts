import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { WORKLOAD_NAMESPACE } from "../../kubernetes-job.ts";
import { addressIn } from "../../part-address.ts";
import { identityEmail } from "../iam.ts";
import { pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

export interface Cluster {
  readonly clusterName: string;
  /** Who the machines act as. */
  readonly nodeIdentity: string;
  /** Address of the cluster's resource. */
  readonly address: string;
}

/** The cluster of the environment; who calls this lists `kubernetes-cluster` in its `needs`. */
export function clusterOf(context: Pick<LoweringContext, "platform" | "component" | "environment">): Cluster {
  const { clusterName, nodeIdentity } = context.platform("kubernetes-cluster") ?? {};
  const [part] = context.environment.components("kubernetes-cluster");
  if (typeof clusterName !== "string" || part === undefined)
    throw new Error(`"${context.component.id}" runs in a cluster, but the environment has none: add "kubernetes-cluster" to its needs`);
  return { clusterName, nodeIdentity: String(nodeIdentity), address: addressIn(part, "cluster") };
}

/** Pods with the service account named like the component act as its identity. The namespace need not exist yet, the cluster must. */
export function podIdentity(context: LoweringContext): DesiredResource {
  const on = pathOf(context, "iam.serviceAccount", { name: identityEmail(context) });
  return gcpResource(context, {
    name: "pods",
    type: "iam.member",
    properties: { onType: "iam.serviceAccount", on, role: "roles/iam.workloadIdentityUser", member: podMember(context) },
    dependsOn: ["identity", clusterOf(context).address],
  });
}

function podMember({ target, component }: Part): string {
  return `serviceAccount:${target.account}.svc.id.goog[${WORKLOAD_NAMESPACE}/${component.id}]`;
}
