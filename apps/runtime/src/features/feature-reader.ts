import { GetRecordCommand, SageMakerFeatureStoreRuntimeClient } from "@aws-sdk/client-sagemaker-featurestore-runtime";
import { openVertexFeatures } from "./vertex-features.ts";

export interface FeatureReader {
  /** Current values of one entity in every wired group; `undefined` when none knows it. */
  read(entityId: string): Promise<Readonly<Record<string, Readonly<Record<string, string>>>> | undefined>;
}

/** Opens `sagemaker-features://<region>/<group>[,<group>…]` or `vertex-features://<region>/<project>/<store>/<view>[,<view>…]?host=<host>`. */
export function openFeatures(address: string): FeatureReader {
  const vertex = openVertexFeatures(address);
  if (vertex) return vertex;
  const match = /^sagemaker-features:\/\/([^/]+)\/(.+)$/.exec(address);
  if (!match?.[1] || !match[2]) throw new Error(`"${address}" is not the address of a feature store that this program knows`);
  const client = new SageMakerFeatureStoreRuntimeClient({ region: match[1] });
  const groups = match[2].split(",");
  return {
    async read(entityId) {
      const records = await Promise.all(groups.map((group) => readRecord(client, group, entityId)));
      const found = groups.flatMap((group, index) => (records[index] ? [[group, records[index]] as const] : []));
      return found.length === 0 ? undefined : Object.fromEntries(found);
    },
  };
}

async function readRecord(
  client: SageMakerFeatureStoreRuntimeClient,
  FeatureGroupName: string,
  entityId: string,
): Promise<Record<string, string> | undefined> {
  const reply = await client.send(new GetRecordCommand({ FeatureGroupName, RecordIdentifierValueAsString: entityId }));
  if (!reply.Record) return undefined;
  return Object.fromEntries(reply.Record.map((feature) => [feature.FeatureName ?? "", feature.ValueAsString ?? ""]));
}
