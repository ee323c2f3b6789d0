import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../../passes/resolve-environment.ts";
import { componentsOf, leavesOpen } from "../answer-definition.ts";

interface ImageUsers {
  readonly kind: string;
  /** Any variant when none is named. */
  readonly variants: readonly string[];
  readonly images: (component: Component, environment: Environment) => readonly string[];
}

/** What runs images, on all clouds, and which ones. */
const IMAGE_USERS: readonly ImageUsers[] = [
  { kind: "event-source", variants: ["ecs-collector", "cloud-run", "container-app-collector"], images: () => ["runtime"] },
  { kind: "log-source", variants: ["http-logs"], images: () => ["runtime"] },
  { kind: "stream-processor", variants: ["flink-aks"], images: () => ["flink"] },
  {
    kind: "device-source",
    variants: ["pubsub-plus-broker"],
    images: (component) => ["runtime", ...(leavesOpen(component, "brokerUrl") ? [] : ["mqtt-bridge"])],
  },
  { kind: "database-source", variants: ["debezium", "debezium-container"], images: () => ["debezium"] },
  { kind: "feed-source", variants: ["ecs-fargate", "websocket-app", "poll-job", "cloud-run-worker"], images: () => ["runtime"] },
  { kind: "dataset-store", variants: [], images: (_, { target }) => (target.cloud === "azure" ? [] : ["python"]) },
  {
    kind: "embedding-job",
    variants: ["sagemaker-processing", "container-apps-job", "cloud-run-job", "cloud-run-local-model"],
    // With a model behind an endpoint the small image is enough.
    images: (component, environment) => [isWiredAt(environment, component, "endpoint") ? "runtime" : "python"],
  },
  {
    kind: "model-training",
    variants: ["vertex-custom-job"],
    // Without a workflow nothing starts it.
    images: (component, environment) => (isWiredAt(environment, component, "runs") ? ["training"] : []),
  },
  { kind: "model-serving", variants: ["cloud-run-gpu", "container-app"], images: () => ["serving"] },
  { kind: "app-service", variants: ["ecs-fargate", "container-apps", "cloud-run", "gke"], images: imageOfApp },
  { kind: "vector-store", variants: ["qdrant"], images: () => ["qdrant"] },
  { kind: "catalog", variants: ["polaris", "polaris-cloud-run"], images: () => ["polaris", "polaris-admin-tool", "runtime"] },
  { kind: "model-registry", variants: ["mlflow-cloud-run"], images: () => ["mlflow", "cloud-sql-proxy"] },
  { kind: "catalog", variants: ["polaris-cloud-run"], images: () => ["cloud-sql-proxy"] },
];

/** Names of the images that an environment runs, each with the components that run it. */
export function imageUsers(environment: Environment): ReadonlyMap<string, readonly Component[]> {
  const users = new Map<string, Component[]>();
  for (const { kind, variants, images } of IMAGE_USERS)
    for (const component of componentsOf(environment, kind, ...variants))
      for (const image of images(component, environment)) users.set(image, [...(users.get(image) ?? []), component]);
  return users;
}

/** An image that the blueprint names by its digest needs no answer. */
function imageOfApp({ settings }: Component): readonly string[] {
  const named = String(settings["image"] ?? "");
  if (named.includes("@sha256:")) return [];
  return [named === "" ? "runtime" : named];
}

function isWiredAt({ edges }: Environment, { id }: Component, port: string): boolean {
  return edges.some(({ to }) => to.component === id && to.port === port);
}
