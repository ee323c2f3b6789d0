import { type LoweringContext, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";

/** The user's image by digest, or our own application when none is named. */
export function applicationImage(context: LoweringContext): string | undefined {
  const named = textSetting(context, "image");
  if (named === "") return containerImage(context, "runtime");
  return /@sha256:[0-9a-f]{64}$/.test(named) ? named : containerImage(context, named);
}
