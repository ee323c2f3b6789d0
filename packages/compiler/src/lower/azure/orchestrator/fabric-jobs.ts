import type { LoweringContext, Peer } from "../../../lowering.ts";
import type { FabricJob } from "../../fabric/fabric-job.ts";
import { ruleJobs } from "../data-quality/fabric-rules.ts";
import { sparkJobs } from "../spark-engine/fabric-spark.ts";

/** The jobs of Fabric behind an arrow, in order; none for what runs elsewhere. */
export function fabricJobs(context: LoweringContext, peer: Peer): readonly FabricJob[] {
  return [...sparkJobs(context, peer), ...ruleJobs(context, peer)];
}
