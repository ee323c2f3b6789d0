import { describe, expect, it } from "vitest";
import { WAITING_FOR_IMAGE } from "../../container-image.ts";
import { compileSmall, resourceAt } from "../small-environment.testing.ts";

const DIGEST = `registry.example/app@sha256:${"a".repeat(64)}`;
const CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/1";

function app(settings: Readonly<Record<string, string | number | boolean>>, tier: "standard" | "production" = "standard") {
  return compileSmall({ components: [["app:app-service", settings]], tier });
}

function addresses(replicasMax: number): readonly string[] {
  return app({ replicasMin: 2, replicasMax }).resources.map((resource) => resource.address);
}

describe("an application", () => {
  it("is never open to the internet without a certificate", () => {
    const compilation = app({ public: true });
    expect(resourceAt(compilation, "app.loadBalancer").properties["Scheme"]).toBe("internal");
    expect(compilation.diagnostics.map(({ severity, code }) => [severity, code])).toContainEqual(["warning", "ZL-AWS-APP-CERTIFICATE"]);
    expect(app({ public: true }, "production").diagnostics.map((found) => found.severity)).toContain("error");
  });

  it("answers on https to everybody with one", () => {
    const compilation = app({ public: true, certificate: CERTIFICATE });
    expect(resourceAt(compilation, "app.loadBalancer").properties["Scheme"]).toBe("internet-facing");
    expect(resourceAt(compilation, "app.listener").properties).toMatchObject({ Port: 443, Protocol: "HTTPS" });
  });

  it("waits for an image while everything around it is made", () => {
    const compilation = app({ image: "" });
    expect(resourceAt(compilation, "app.service").deferredUntil).toBe(WAITING_FOR_IMAGE);
    expect(resourceAt(compilation, "app.loadBalancer").deferredUntil).toBeUndefined();
  });

  it("runs an image that is named by digest, and no other", () => {
    expect(resourceAt(app({ image: DIGEST }), "app.service").deferredUntil).toBeUndefined();
    expect(resourceAt(app({ image: "registry.example/app:latest" }), "app.service").deferredUntil).toBe(WAITING_FOR_IMAGE);
  });

  it("scales only when its range leaves room", () => {
    expect(addresses(2)).not.toContain("app.scaleTarget");
    expect(addresses(5)).toContain("app.scaleTarget");
  });

  it("tells the program what the arrows lead to", () => {
    const compilation = compileSmall({
      components: [
        "app:app-service",
        ["vectors:vector-store", { engine: "s3-vectors" }],
        ["features:feature-store", { entities: ["user_id"] }],
      ],
      edges: ["vectors.vectors -> app.vectors", "features.features -> app.features"],
    });
    const [container] = resourceAt(compilation, "app.task").properties["ContainerDefinitions"] as {
      Environment: { Name: string; Value: string }[];
    }[];
    const environment = Object.fromEntries((container?.Environment ?? []).map(({ Name, Value }) => [Name, Value]));
    expect(environment).toMatchObject({
      MODE: "app",
      PORT: "8080",
      ZEROLAKE_IN_VECTORS: expect.stringMatching(/^s3vectors:\/\/eu-central-1\//),
      ZEROLAKE_IN_FEATURES: expect.stringMatching(/^sagemaker-features:\/\/eu-central-1\//),
    });
  });
});
