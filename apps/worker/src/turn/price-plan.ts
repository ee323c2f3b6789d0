import type { Blueprint } from "@zerolake/blueprint";
import { blueprintFor, type Environment, type PlanDesigns, targetOf } from "@zerolake/db";
import type { MonthlyCost } from "@zerolake/policies";
import { designOf, priceDesign } from "@zerolake/pricing";
import { priceBook } from "../costs/price-book.ts";

interface Priced {
  readonly environment: Environment;
  readonly owner: { readonly installationId: string; readonly account: string };
  /** The operator's list of prices, in place of the built-in one. */
  readonly pricesFile: string | undefined;
}

/** What the environment costs a month before and after a plan, as the plan page counts it. */
export async function pricePlan({ before, after }: PlanDesigns, { environment, owner, pricesFile }: Priced): Promise<MonthlyCost> {
  const book = await priceBook(pricesFile);
  const target = targetOf(environment, owner);
  const price = (document: Blueprint | undefined) => document && priceDesign(designOf(blueprintFor(environment, document), target), book);
  const [was, becomes] = [price(before?.document), price(after)];
  return {
    beforeUsd: was?.monthlyUsd ?? 0,
    afterUsd: becomes?.monthlyUsd ?? 0,
    isAtLeast: (was?.isAtLeast ?? false) || (becomes?.isAtLeast ?? false),
  };
}
