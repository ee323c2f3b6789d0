import type { LoweringContext } from "../../../lowering.ts";
import { type PublishedImage, publishedImage } from "../../published-image.ts";

/** Rules of the network let containers fetch images from Azure only: what lies elsewhere never starts. */
export function reportFarImages(context: LoweringContext, names: readonly PublishedImage[]): void {
  const { egress } = context.platform("network") ?? {};
  if (egress === undefined || egress === "open") return;
  const far = names.filter((name) => !/^[\w-]+\.azurecr\.io\//.test(publishedImage(context, name)));
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
