import type { LoweringContext } from "../../../lowering.ts";
import { textsOf } from "../../texts-of.ts";

/** Topics of the streams that the registry holds schemas for. */
export function topicsAbove(context: LoweringContext): readonly string[] {
  return [...new Set(context.incoming("events").flatMap(({ outputs }) => textsOf(outputs["topics"])))];
}
