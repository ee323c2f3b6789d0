import type { LoweringContext } from "../../../lowering.ts";
import { PUBLISHED_IMAGES, type PublishedImage, publishedImage } from "../../published-image.ts";

/** Rules of the network let containers fetch images from Azure only: what lies elsewhere never starts. */
export function reportFarImages(context: LoweringContext, names: readonly PublishedImage[]): void {
  const { egress } = context.platform("network") ?? {};
  if (egress === undefined || egress === "open") return;
  // Where a copy lies is the choice of whoever names it.
  const far = names.filter((name) => publishedImage(context, name) === PUBLISHED_IMAGES[name]);
  const [first] = far;
  if (first === undefined) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-FAR-IMAGE",
    message: `“${context.component.title}” does not start: its network reaches nothing outside of Azure, and ${far.map((name) => publishedImage(context, name)).join(" and ")} ${far.length === 1 ? "lies" : "lie"} there.`,
    target: { component: context.component.id, answer: `images.${first}` },
    hint: "Copy each image into the environment's registry with `az acr import`, and name it with its digest in the environment's settings, or open the network.",
  });
}
