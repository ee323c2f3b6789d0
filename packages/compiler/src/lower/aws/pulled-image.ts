import type { LoweringContext } from "../../lowering.ts";
import { PUBLISHED_IMAGES, type PublishedImage, publishedImage } from "../published-image.ts";

/** A program of others as its makers publish it, or the account's own copy; a network that lets nothing out needs the copy, which is said. */
export function pulledImage(context: LoweringContext, name: PublishedImage): string {
  const image = publishedImage(context, name);
  if (context.platform("network")?.["egress"] === "none" && image === PUBLISHED_IMAGES[name])
    context.report({
      severity: "warning",
      code: "ZL-AWS-IMAGE-OUTSIDE",
      message: `“${context.component.title}” cannot load ${image}: the network lets nothing out.`,
      target: { component: context.component.id, answer: `images.${name}` },
      hint: "Copy the image into a registry of the account and name the copy in the environment's settings, or let the network out.",
    });
  return image;
}
