import { isOwnCode } from "../../lower/jobs/job-code.ts";
import { isPublished, PUBLISHED_IMAGES } from "../../lower/published-image.ts";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, type AnswerSubject, componentsOf } from "../answer-definition.ts";
import { imageForm, listForm } from "../answer-forms.ts";
import { imageUsers } from "./image-users.ts";

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
  return [...imageUsers(environment)]
    .map(([id, askers]) => ({
      id,
      title: `“${id}”`,
      askers,
      ...(isPublished(id) ? { whenEmpty: `${PUBLISHED_IMAGES[id]} runs, as it is published.` } : {}),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
