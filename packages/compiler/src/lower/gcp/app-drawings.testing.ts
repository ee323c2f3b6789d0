import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** An application in the cluster, asked by another one on Cloud Run. */
const ON_KUBERNETES: Sample = {
  name: "Application on Kubernetes",
  blueprint: blueprintOf({
    components: [
      ["api:app-service", { appsOnKubernetes: true, secretNames: ["token"] }],
      "page:app-service",
      ["stream:event-stream", { topics: ["clicks"] }],
      "index:vector-store",
      "cluster:kubernetes-cluster",
      ["places:secrets", { names: ["token"] }],
    ],
    edges: ["api.endpoint -> page.endpoint", "api.events -> stream.events", "index.vectors -> api.vectors"],
    omit: [],
  }),
};

export const APP_DRAWINGS: readonly Sample[] = [ON_KUBERNETES];
