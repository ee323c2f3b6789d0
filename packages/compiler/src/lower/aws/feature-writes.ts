import type { LoweringContext } from "../../lowering.ts";
import { reportFeaturesUnwritten } from "../jobs/feature-writes.ts";

/** Our own jobs write no feature values; code of the user's own may. */
export function reportUnwrittenFeatures(context: LoweringContext): void {
  reportFeaturesUnwritten(context, "its role may already write the feature groups");
}
