import type { PropertyMap, Value } from "@zerolake/resources";
import { flagSetting, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { WORKLOAD_NAMESPACE } from "../../kubernetes-job.ts";
import { compact } from "../../loose-map.ts";
import { identityEmail } from "../iam.ts";
import { edgeEnvironment } from "./environment.ts";

const MB_PER_GB = 1024;
const MILLI = 1000;
const BUSY_PERCENT = 70;
/** Port at which the service answers. */
const HTTP = 80;

/** What runs and how it is reached, as Kubernetes takes it; all of one name. */
export function gkeManifests(context: LoweringContext, image: string): readonly PropertyMap[] {
  return [account(context), deployment(context, image), scaling(context), service(context)];
}

function named({ component }: Pick<LoweringContext, "component">, more: PropertyMap = {}): PropertyMap {
  return { name: component.id, namespace: WORKLOAD_NAMESPACE, labels: labels(component.id), ...more };
}

function labels(id: string): PropertyMap {
  return { "app.kubernetes.io/name": id, "app.kubernetes.io/managed-by": "zerolake" };
}

function account(context: LoweringContext): PropertyMap {
  const annotations = { "iam.gke.io/gcp-service-account": identityEmail(context) };
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: named(context, { annotations }) };
}

function deployment(context: LoweringContext, image: string): PropertyMap {
  const { id } = context.component;
  const match = { "app.kubernetes.io/name": id };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: named(context),
    spec: {
      selector: { matchLabels: match },
      template: { metadata: { labels: labels(id) }, spec: { serviceAccountName: id, containers: [container(context, image)] } },
    },
  };
}

function container(context: LoweringContext, image: string): PropertyMap {
  const port = numberSetting(context, "port");
  const size = {
    cpu: `${Math.ceil(numberSetting(context, "cpu") * MILLI)}m`,
    memory: `${Math.ceil(numberSetting(context, "memoryGb") * MB_PER_GB)}Mi`,
  };
  const known = { ...edgeEnvironment(context), PORT: String(port) };
  const env = Object.entries(known).flatMap(([name, value]): readonly Value[] => (value === undefined ? [] : [{ name, value }]));
  return compact({
    name: "app",
    image,
    env,
    ports: [{ containerPort: port }],
    resources: { requests: size, limits: size },
    readinessProbe: { tcpSocket: { port } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  });
}

function scaling(context: LoweringContext): PropertyMap {
  const minReplicas = Math.max(1, numberSetting(context, "replicasMin"));
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: named(context),
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: context.component.id },
      minReplicas,
      maxReplicas: Math.max(minReplicas, numberSetting(context, "replicasMax")),
      metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: BUSY_PERCENT } } }],
    },
  };
}

/** An address inside the network, or outside where the application is public. */
function service(context: LoweringContext): PropertyMap {
  const annotations = flagSetting(context, "public") ? {} : { "networking.gke.io/load-balancer-type": "Internal" };
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: named(context, { annotations }),
    spec: {
      type: "LoadBalancer",
      selector: { "app.kubernetes.io/name": context.component.id },
      ports: [{ port: HTTP, targetPort: numberSetting(context, "port") }],
    },
  };
}
