import { isMap, join, type Value } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";

/** What a job may read, in order of preference: the first kind that is wired is the main input. */
const INPUT_KINDS = ["dataset", "features", "files"] as const;

/** `s3://` address of the job's main input; `undefined` when nothing is wired but tables, whose rows are read by a query. */
export function jobInput(context: LoweringContext): Value | undefined {
  for (const data of INPUT_KINDS) {
    const found = context
      .incoming(data)
      .map(addressOf)
      .find((uri) => uri !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Peers say where their objects lie under different names, by what they are. */
function addressOf(peer: Peer): Value | undefined {
  const { outputs } = peer;
  const direct = outputs["datasetUri"] ?? outputs["offlineUri"] ?? outputs["uri"];
  if (direct !== undefined) return direct;
  const bucket = outputs["bucketName"];
  if (bucket === undefined || isMap(bucket)) return undefined;
  return join("s3://", bucket, "/", outputs["prefix"] ?? "");
}
