import { expect, test } from "vitest";
import { qdrantManifests } from "./manifests.ts";

interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly replicas?: number;
    readonly template?: {
      readonly spec: { readonly containers: readonly { command?: readonly string[]; env: readonly { name: string; value?: string }[] }[] };
    };
    readonly volumeClaimTemplates?: readonly { readonly spec: object }[];
  };
}

function made(count: number): readonly Manifest[] {
  return qdrantManifests({
    namespace: "vectors",
    image: "docker.io/qdrant/qdrant:v1.17.0",
    nodes: { count, machine: "m", cpu: 3, memoryGb: 12, diskGib: 128 },
    storageClass: "fast",
    key: { secret: "qdrant", entry: "api-key" },
    keyVolume: { emptyDir: {} },
    serviceAccount: "qdrant",
    podLabels: {},
    nodeSelector: {},
    tolerations: [],
    loadBalancer: { annotations: {} },
  }) as unknown as readonly Manifest[];
}

function server(count: number) {
  const set = made(count).find(({ kind }) => kind === "StatefulSet");
  return { spec: set?.spec, container: set?.spec.template?.spec.containers[0] };
}

test("one server runs as its image says; several join the first one", () => {
  expect(server(1).container?.command).toBeUndefined();
  const { spec, container } = server(3);
  expect(spec?.replicas).toBe(3);
  expect(container?.command?.at(-1)).toContain('--bootstrap "http://qdrant-0.qdrant-peers:6335"');
  expect(container?.env).toContainEqual({ name: "QDRANT__CLUSTER__ENABLED", value: "true" });
});

test("each server has a block device of its own, and the key stands in no manifest", () => {
  const { spec, container } = server(2);
  expect(spec?.volumeClaimTemplates?.map((claim) => claim.spec)).toEqual([
    { accessModes: ["ReadWriteOnce"], storageClassName: "fast", resources: { requests: { storage: "128Gi" } } },
  ]);
  expect(container?.env.find(({ name }) => name === "QDRANT__SERVICE__API_KEY")).toEqual({
    name: "QDRANT__SERVICE__API_KEY",
    valueFrom: { secretKeyRef: { name: "qdrant", key: "api-key" } },
  });
});
