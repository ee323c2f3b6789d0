import { reportAwaited } from "../answers/report-awaited.ts";
import { chosenText, type LoweringContext } from "../lowering.ts";

/**
 * A container image by digest, as the target's answers hold it (`images.<name>` = `repo@sha256:…`). Nothing = nobody has
 * built or imported it yet: what needs it is deferred with a finding, everything around it is created.
 */
export function containerImage(context: LoweringContext, name: string): string | undefined {
  const image = chosenText(context, `images.${name}`);
  if (image !== undefined && DIGEST_REFERENCE.test(image)) return image;
  reportAwaited(context, {
    answer: `images.${name}`,
    severity: "warning",
    message: `“${context.component.title}” does not run yet: nobody has named its image “${name}”.`,
  });
  return undefined;
}

const DIGEST_REFERENCE = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

export const WAITING_FOR_IMAGE = "its image is named in the environment's settings";
