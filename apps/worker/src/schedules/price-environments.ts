import type { WorkerContext } from "../worker-context.ts";

type Context = Pick<WorkerContext, "db" | "signals" | "logger" | "installation" | "pricesFile">;

/** Prices are large: a worker that has just begun does without them. */
export async function priceChangedEnvironments(context: Context): Promise<void> {
  const { priceEnvironments } = await import("../costs/price-environments.ts");
  await priceEnvironments(context);
}
