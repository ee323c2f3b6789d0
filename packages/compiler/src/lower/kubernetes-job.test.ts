import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { sampleTarget } from "../sample-environments.testing.ts";

type Cloud = "aws" | "azure" | "gcp";

/** A drawing with a GPU pool, on which a training and an embedding run, and a workflow that points to both. */
function compiled(cloud: Cloud) {
  const template = TEMPLATES.find(({ title }) => title === "Autonomous-vehicle multimodal lake");
  if (!template) throw new Error("There is no such template");
  return compile(expandTemplate(template), sampleTarget("standard", {}, cloud));
}

describe("a job in the drawn Kubernetes cluster", () => {
  it.each<Cloud>(["aws", "gcp"])("is named by the workflow on %s that cannot start it, with what to do", (cloud) => {
    const found = compiled(cloud).diagnostics.filter(({ code }) => code === "ZL-WORKFLOW-KUBERNETES");
    expect(found.map(({ message }) => message)).toContain(
      "The workflow cannot start “Perception training”, because it runs as a job in the Kubernetes cluster.",
    );
    expect(found[0]?.hint).toMatch(/^Start it with kubectl, or remove the GPU cluster: the job then runs as a managed /);
  });

  it.each<Cloud>(["aws", "azure", "gcp"])("runs on %s in our namespace with a service account of its component's name", (cloud) => {
    const jobs = compiled(cloud).components.filter(({ outputs }) => outputs["runs"]?.["protocol"] === "kubernetes-job");
    expect(jobs.map(({ kind }) => kind).sort()).toEqual(["embedding-job", "model-training"]);
    for (const { component, outputs } of jobs) expect(outputs["runs"]).toMatchObject({ namespace: "zerolake", serviceAccount: component });
  });
});
