import { type Blueprint, stoppableComponents } from "@zerolake/blueprint";
import {
  blueprintFor,
  type Database,
  getEnvironment,
  getVersion,
  listUnpricedEnvironments,
  recordEnvironmentCost,
  targetOf,
  type UnpricedEnvironment,
} from "@zerolake/db";
import { designOf, type PriceBook, priceDesign } from "@zerolake/pricing";
import type { WorkerContext } from "../worker-context.ts";
import { priceBook } from "./price-book.ts";

/** Pricing opens a drawing: so many a round, and the rest in the next. */
const PRICED_AT_ONCE_MAX = 20;
/** Names and accounts are in no price. */
const ANY_ACCOUNT = "000000000000";

type Context = Pick<WorkerContext, "db" | "signals" | "logger" | "installation" | "pricesFile">;

/** Works out what each environment costs whose deployed version, settings or sleep have changed since that was known. */
export async function priceEnvironments(context: Context): Promise<void> {
  const { db, signals, logger, installation, pricesFile } = context;
  const book = await priceBook(pricesFile);
  const owed = await listUnpricedEnvironments(db, { prices: book.snapshotDate, limit: PRICED_AT_ONCE_MAX });
  for (const { organizationId, environmentId, basis, versionId, isAsleep } of owed) {
    const about = { organizationId, environmentId, versionId, isAsleep };
    const cost =
      versionId === null
        ? undefined
        : await priceOf(about, { db, book, installationId: installation.id }).catch(unknown(logger, environmentId));
    await recordEnvironmentCost(db, organizationId, { environmentId, ...(cost ? { cost: { ...cost, basis } } : {}) });
  }
  for (const organizationId of new Set(owed.map((each) => each.organizationId))) signals.publish(`organization:${organizationId}`);
}

interface Cost {
  readonly monthlyUsd: number;
  readonly isAtLeast: boolean;
}

async function priceOf(
  { organizationId, environmentId, versionId, isAsleep }: Omit<UnpricedEnvironment, "basis">,
  { db, book, installationId }: { readonly db: Database; readonly book: PriceBook; readonly installationId: string },
): Promise<Cost> {
  const environment = await getEnvironment(db, organizationId, environmentId);
  const { document } = await getVersion(db, organizationId, versionId ?? "");
  const blueprint = blueprintFor(environment, document);
  const { components } = priceDesign(designOf(blueprint, targetOf(environment, { installationId, account: ANY_ACCOUNT })), book);
  const standing = components.filter(({ component }) => !(isAsleep && isStopped(blueprint, component)));
  return {
    monthlyUsd: standing.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
    isAtLeast: standing.some(({ unpriced }) => unpriced !== undefined),
  };
}

/** Of what sleeps, only what holds data goes on costing. */
function isStopped(blueprint: Blueprint, component: string): boolean {
  return stoppableComponents(blueprint).includes(component);
}

/** What cannot be priced costs at least nothing: it is said so, and not tried again before it changes. */
function unknown(logger: Context["logger"], environmentId: string) {
  return (error: unknown): Cost => {
    logger.warn({ err: error, environmentId }, "what an environment costs could not be worked out");
    return { monthlyUsd: 0, isAtLeast: true };
  };
}
