import { type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";

/** Long-term support, Spark 3.5: the first that writes managed Iceberg and signs in at Event Hubs with a credential of Unity. */
const RUNTIME = "16.4.x-scala2.12";
const MACHINES: Readonly<Record<string, string>> = {
  small: "Standard_D4s_v5",
  medium: "Standard_D8s_v5",
  large: "Standard_D16s_v5",
};

/** Machines that come with a job and go after it; they belong to whoever the job runs as, and see what Unity gives to it. */
export function databricksMachines(context: LoweringContext, workers: { readonly min: number; readonly max: number }): LooseMap {
  const spotShare = numberSetting(context, "spotShare", 0);
  const min = Math.max(1, workers.min);
  return {
    spark_version: RUNTIME,
    node_type_id: MACHINES[textSetting(context, "workerSize", "small")] ?? MACHINES["small"],
    autoscale: { min_workers: min, max_workers: Math.max(min, workers.max) },
    data_security_mode: "SINGLE_USER",
    azure_attributes: { availability: spotShare > 0 ? "SPOT_WITH_FALLBACK_AZURE" : "ON_DEMAND_AZURE", first_on_demand: 1 },
  };
}
