import type { LoweringContext, Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { sparkProperties, storesOf } from "./spark-catalog.ts";

/** What the runtime does not bring. Delta is its own. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  iceberg: ["org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.10.0", "org.apache.iceberg:iceberg-gcp-bundle:1.10.0"],
  hudi: ["org.apache.hudi:hudi-spark3.5-bundle_2.12:0.15.0"],
};

function broughtAlong(context: LoweringContext): readonly Peer[] {
  return storesOf(context, context.environment).filter(({ outputs }) => String(outputs["format"]) in LIBRARIES);
}

/** How a session finds the tables that are wired, in Google's catalog or by their folders. */
export function databricksSparkConf(context: LoweringContext): LooseMap {
  const properties = sparkProperties(broughtAlong(context), false);
  // Libraries stand in the task instead.
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== "spark.jars.packages"));
}

export function databricksLibraries(context: LoweringContext): readonly LooseMap[] {
  const formats = new Set(broughtAlong(context).map(({ outputs }) => String(outputs["format"])));
  return [...formats].flatMap((format) => LIBRARIES[format] ?? []).map((coordinates) => ({ maven: { coordinates } }));
}
