import type { Blueprint } from "@zerolake/blueprint";
import { blueprintFor, type Environment, type PlanDesigns, targetOf } from "@zerolake/db";
import { type DesignCost, designOf, type PriceBook, priceDesign } from "@zerolake/pricing";
import { previewOwner } from "@/clouds/preview-owner.ts";

/** What an environment costs a month before and after a plan, counted with its size, region and figures as they are now. */
export function priceDesigns(
  { before, after }: PlanDesigns,
  environment: Environment,
  book: PriceBook,
): { readonly was: DesignCost | undefined; readonly becomes: DesignCost | undefined } {
  const target = targetOf(environment, previewOwner(environment.cloud));
  const price = (document: Blueprint): DesignCost => priceDesign(designOf(blueprintFor(environment, document), target), book);
  return { was: before && price(before.document), becomes: after && price(after) };
}
