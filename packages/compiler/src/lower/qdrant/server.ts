import { join, type Value } from "@zerolake/resources";
import { numberSetting, type Part, textSetting } from "../../lowering.ts";

/** Ports of the server: what programs ask, and what servers of one cluster tell each other. */
export const QDRANT_PORTS = { http: 6333, cluster: 6335 } as const;
/** Answers without a key. */
export const QDRANT_HEALTH_PATH = "/readyz";
/** Where it keeps vectors. Its maker demands a block device with a POSIX file system here: a network file system loses data. */
export const QDRANT_STORAGE_PATH = "/qdrant/storage";
/** Variable that takes the key which every caller sends; its text comes from the cloud's store of secrets. */
export const QDRANT_KEY_VARIABLE = "QDRANT__SERVICE__API_KEY";

/** Everything that the server is told beside its key. */
export function qdrantEnvironment(): Readonly<Record<string, string>> {
  return {
    QDRANT__SERVICE__HTTP_PORT: String(QDRANT_PORTS.http),
    QDRANT__STORAGE__STORAGE_PATH: QDRANT_STORAGE_PATH,
    QDRANT__STORAGE__SNAPSHOTS_PATH: `${QDRANT_STORAGE_PATH}/snapshots`,
    QDRANT__TELEMETRY_DISABLED: "true",
  };
}

/** The one collection of the component. */
export function qdrantCollection({ component }: Pick<Part, "component">): string {
  return component.id;
}

export interface QdrantAddress {
  /** Host and port. */
  readonly host: Value;
  readonly isTls: boolean;
  /**
   * Where the caller's identity reads the key: `https://<vault>.vault.azure.net/secrets/<name>`, an ARN of Secrets Manager
   * or `projects/<project>/secrets/<name>`.
   */
  readonly key: Value;
}

/**
 * The address that our programs open (`qdrant://…`). It says what the collection is like, because whoever comes first makes it:
 * nobody outside the network reaches the server.
 */
export function qdrantUri(part: Part, { host, isTls, key }: QdrantAddress): Value {
  const form = [
    `dimension=${numberSetting(part, "dimension")}`,
    `metric=${textSetting(part, "metric")}`,
    `links=${numberSetting(part, "hnswM")}`,
    `quantization=${textSetting(part, "quantization")}`,
    `copies=${Math.max(1, numberSetting(part, "replicas"))}`,
    `tls=${isTls ? "yes" : "no"}`,
  ].join("&");
  return join("qdrant://", host, `/${qdrantCollection(part)}?${form}&key=`, key);
}
