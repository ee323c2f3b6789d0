import type { DesiredResource } from "@zerolake/resources";
import type { EnvironmentView, LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { keptManifests } from "./kept-manifests.ts";

const CHART = "flink-kubernetes-operator";
const VERSION = "1.12.1";
const NAMESPACE = "flink-operator";
const OPERATOR = "flinkOperator";

export function runsFlink(environment: EnvironmentView): boolean {
  return environment.components("stream-processor").some(({ variant }) => variant === "flink-aks");
}

/** Apache Flink's own operator, once for all jobs of the cluster; nothing where nobody draws one. */
export function flinkOperator(context: LoweringContext): readonly DesiredResource[] {
  if (!runsFlink(context.environment)) return [];
  const metadata = { name: CHART, namespace: NAMESPACE };
  return keptManifests(context, {
    name: OPERATOR,
    file: "flinkManifests",
    namespace: NAMESPACE,
    minutes: [2, 6],
    items: [
      { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } },
      {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "HelmRepository",
        metadata,
        // The archive keeps every version; the download site only the newest ones.
        spec: { interval: "24h", url: `https://archive.apache.org/dist/flink/${CHART}-${VERSION}/` },
      },
      {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        metadata,
        spec: {
          interval: "1h",
          chart: { spec: { chart: CHART, version: VERSION, sourceRef: { kind: "HelmRepository", name: CHART } } },
          // Its webhook would ask for a manager of certificates in the cluster.
          values: { webhook: { create: false } },
        },
      },
    ],
  });
}

/** Jobs of Flink wait for it. */
export function flinkOperatorAddresses({ environment }: LoweringContext): readonly string[] {
  return environment.components("kubernetes-cluster").map(({ component }) => addressIn({ component }, OPERATOR));
}
