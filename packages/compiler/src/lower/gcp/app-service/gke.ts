import { type DesiredResource, join } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, textSetting } from "../../../lowering.ts";
import { WAITING_FOR_IMAGE } from "../../container-image.ts";
import { addressIn, ref } from "../../part-address.ts";
import { GRANTS, IDENTITY, identityEmail, workloadIdentity } from "../iam.ts";
import { clusterOf, podIdentity } from "../kubernetes-cluster/cluster-of.ts";
import { gcpResource } from "../resource.ts";
import { readSecrets } from "../secrets/use-secret.ts";
import { applicationImage } from "./application-image.ts";
import { gkeManifests } from "./gke-manifests.ts";

/** What is applied to a cluster under one name; not a type of Google's. */
const WORKLOAD = "kubernetes.workload";

/** Pods in the drawn cluster, behind an address inside the network. */
export const gkeApplication: Lowering = {
  cloud: "gcp",
  kind: "app-service",
  variant: "gke",
  service: "Google Kubernetes Engine",
  gap: "callers are not checked and nothing is encrypted on the way: ingress and certificates are Kubernetes objects of yours; secrets are read by the application itself; the cluster gets an address that takes Google identities from outside, and one that runs already is made anew for it",
  minutes: [2, 5],
  needs: ["kubernetes-cluster"],
  outputs: (part) => {
    const identity = { identity: identityEmail(part) };
    return {
      ports: {
        endpoint: { protocol: "http", url: join("http://", ref(part, "workload", "address")), region: part.target.region, ...identity },
        events: { protocol: "producer", ...identity },
        vectors: identity,
      },
    };
  },
  lower: (context) => {
    reportDoor(context);
    return [
      ...workloadIdentity(context, readSecrets(context, listSetting(context, "secretNames"))),
      podIdentity(context),
      workload(context),
    ];
  },
};

function workload(context: LoweringContext): DesiredResource {
  const image = applicationImage(context);
  const { address, clusterName } = clusterOf(context);
  return gcpResource(context, {
    name: "workload",
    type: WORKLOAD,
    at: { cluster: clusterName, name: context.component.id },
    properties: { manifests: gkeManifests(context, image ?? WAITING_FOR_IMAGE) },
    dependsOn: [address, IDENTITY, GRANTS, addressIn(context, "pods")],
    minutes: [1, 4],
    ...(image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {}),
  });
}

/** Where Cloud Run would check, pods do not. */
function reportDoor(context: LoweringContext): void {
  if (textSetting(context, "auth") !== "iam" && !flagSetting(context, "public")) return;
  context.report({
    severity: "warning",
    code: "ZL-GCP-APP-DOOR",
    message: `Nobody checks the callers of “${context.component.title}” in the Kubernetes cluster.`,
    target: { component: context.component.id, setting: "appsOnKubernetes" },
    hint: "Put an ingress of your own with Identity-Aware Proxy before it, or run it on Cloud Run.",
  });
}
