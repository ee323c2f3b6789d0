import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { auditLogs, governedStores } from "./governed-stores.ts";
import { groupAccess } from "./group-access.ts";

interface ZoneGovernance extends Pick<Lowering, "variant" | "service"> {
  readonly gap: string;
  /** Says what is asked for and does not happen, since it must not be believed in. */
  readonly reportUnenforced: (context: LoweringContext) => void;
}

/** Groups of people get the zones that the settings name: whole containers, since storage knows neither columns nor rows. */
export function zoneGovernance({ variant, service, gap, reportUnenforced }: ZoneGovernance): Lowering {
  return {
    cloud: "azure",
    kind: "governance",
    variant,
    service,
    gap,
    minutes: [0, 1],
    outputs: () => ({ ports: {} }),
    lower: (context) => {
      reportUnenforced(context);
      const stores = governedStores(context);
      return [...groupAccess(context, stores), ...auditLogs(context, stores)];
    },
  };
}
