import type { Component } from "@zerolake/blueprint";
import { isOwnCode } from "../../lower/jobs/job-code.ts";
import { isPublished, PUBLISHED_IMAGES } from "../../lower/published-image.ts";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, type AnswerSubject, componentsOf, leavesOpen } from "../answer-definition.ts";
import { imageForm, listForm } from "../answer-forms.ts";

/** What runs inside: images and jars that somebody built or imported. */
export const CODE_ANSWERS = {
  images: {
    label: "Image",
    question: "Which image runs?",
    where: "`npm run images` builds the runtime and the Python image and prints their digests; a registry shows the digest of any other.",
    form: imageForm("runtime"),
    whenEmpty: "What needs the image waits; everything around it is created.",
    subjects: imagesOf,
  },
  flinkConnectors: {
    label: "Flink connectors",
    question: "Which connectors do the statements of the stream processor need?",
    where:
      "On Maven Central or in your own repository, beside the SHA-256 of each jar. On Azure: Kafka's connector and client, and for tables Iceberg's or Hudi's with Hadoop and hadoop-azure from 3.4.1 on.",
    form: listForm({
      pattern: "https://\\S+#[0-9a-f]{64}",
      patternText: "addresses of jars, one per line, each with # and its SHA-256",
      example: `https://repo.example.com/connector.jar#${"a".repeat(64)}`,
    }),
    whenEmpty: "Everything around the Flink job is created, but it is not started.",
    askers: (environment) =>
      componentsOf(environment, "stream-processor", "msf-flink", "flink-aks", "flink-dataproc").filter(
        (component) => !isOwnCode({ component }),
      ),
  },
  hyperpodChart: {
    label: "HyperPod chart",
    question: "Is the HyperPod chart installed in the Kubernetes cluster?",
    where: "`helm list --all-namespaces` shows it. It can be installed once the cluster runs.",
    form: { type: "flag" },
    whenEmpty: "The HyperPod cluster waits.",
    askers: (environment) => componentsOf(environment, "gpu-pool", "hyperpod-eks"),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

/** Each image once, with those that run it. */
function imagesOf(environment: Environment): readonly AnswerSubject[] {
  const users = new Map<string, Component[]>();
  for (const [image, component] of usesOf(environment)) users.set(image, [...(users.get(image) ?? []), component]);
  return [...users]
    .map(([id, askers]) => ({
      id,
      title: `“${id}”`,
      askers,
      ...(isPublished(id) ? { whenEmpty: `${PUBLISHED_IMAGES[id]} runs, as it is published.` } : {}),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function usesOf(environment: Environment): readonly (readonly [image: string, component: Component])[] {
  const collectors = [
    ...componentsOf(environment, "event-source", "ecs-collector", "cloud-run", "container-app-collector"),
    ...componentsOf(environment, "log-source", "http-logs"),
  ].map((component) => ["runtime", component] as const);
  const flinks = componentsOf(environment, "stream-processor", "flink-aks").map((component) => ["flink", component] as const);
  const devices = componentsOf(environment, "device-source", "pubsub-plus-broker").flatMap((component) => [
    ["runtime", component] as const,
    ...(leavesOpen(component, "brokerUrl") ? [] : [["mqtt-bridge", component] as const]),
  ]);
  const databases = componentsOf(environment, "database-source", "debezium", "debezium-container").map(
    (component) => ["debezium", component] as const,
  );
  const feeds = componentsOf(environment, "feed-source", "ecs-fargate", "websocket-app", "poll-job", "cloud-run-worker").map(
    (component) => ["runtime", component] as const,
  );
  const datasets =
    environment.target.cloud === "azure"
      ? []
      : componentsOf(environment, "dataset-store").map((component) => ["python", component] as const);
  const embeddings = componentsOf(environment, "embedding-job", ...JOBS_OF_IMAGES).map(
    (component) => [isServed(environment, component) ? "runtime" : "python", component] as const,
  );
  const trainings = componentsOf(environment, "model-training", "vertex-custom-job").flatMap((component) =>
    isStarted(environment, component) ? [["training", component] as const] : [],
  );
  const servings = componentsOf(environment, "model-serving", "cloud-run-gpu", "container-app").map(
    (component) => ["serving", component] as const,
  );
  const apps = componentsOf(environment, "app-service", "ecs-fargate", "container-apps", "cloud-run", "gke").flatMap((component) => {
    const named = String(component.settings["image"] ?? "");
    return named.includes("@sha256:") ? [] : [[named === "" ? "runtime" : named, component] as const];
  });
  return [
    ...collectors,
    ...flinks,
    ...devices,
    ...databases,
    ...feeds,
    ...datasets,
    ...embeddings,
    ...trainings,
    ...servings,
    ...apps,
    ...published(environment),
  ];
}

/** What is run as its makers publish it, and what makes the catalog in it. */
function published(environment: Environment): readonly (readonly [image: string, component: Component])[] {
  const vectors = componentsOf(environment, "vector-store", "qdrant").map((component) => ["qdrant", component] as const);
  const catalogs = componentsOf(environment, "catalog", "polaris", "polaris-cloud-run").flatMap((component) =>
    (["polaris", "polaris-admin-tool", "runtime"] as const).map((image) => [image, component] as const),
  );
  const registries = componentsOf(environment, "model-registry", "mlflow-cloud-run").map((component) => ["mlflow", component] as const);
  const behindProxies = [
    ...componentsOf(environment, "model-registry", "mlflow-cloud-run"),
    ...componentsOf(environment, "catalog", "polaris-cloud-run"),
  ].map((component) => ["cloud-sql-proxy", component] as const);
  return [...vectors, ...catalogs, ...registries, ...behindProxies];
}

const JOBS_OF_IMAGES = ["sagemaker-processing", "container-apps-job", "cloud-run-job", "cloud-run-local-model"];

/** Trained by a workflow. */
function isStarted(environment: Environment, { id }: Component): boolean {
  return environment.edges.some(({ to }) => to.component === id && to.port === "runs");
}

/** With a model behind an endpoint the small image is enough. */
function isServed(environment: Environment, { id }: Component): boolean {
  return environment.edges.some(({ to }) => to.component === id && to.port === "endpoint");
}
