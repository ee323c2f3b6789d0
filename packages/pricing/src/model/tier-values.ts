import type { Tier } from "@zerolake/resources";

/** What a tier means for the bill where no setting says otherwise. */
export interface TierValues {
  readonly zones: number;
  /** Copies of what must survive the loss of a machine. */
  readonly redundancy: number;
  readonly natGateways: number;
  readonly privateEndpoints: boolean;
  readonly logGbPerComponentDay: number;
  readonly alarmsPerComponent: number;
  readonly metricsPerComponent: number;
  readonly retentionDays: number;
  readonly bronzeDays: number;
  readonly silverDays: number;
  readonly goldDays: number;
  /** Least number of collector tasks. */
  readonly minTasks: number;
}

export const TIER_VALUES: Readonly<Record<Tier, TierValues>> = {
  prototype: {
    zones: 1,
    redundancy: 1,
    natGateways: 1,
    privateEndpoints: false,
    logGbPerComponentDay: 0.1,
    alarmsPerComponent: 1,
    metricsPerComponent: 5,
    retentionDays: 30,
    bronzeDays: 14,
    silverDays: 30,
    goldDays: 90,
    minTasks: 1,
  },
  standard: {
    zones: 2,
    redundancy: 2,
    natGateways: 1,
    privateEndpoints: false,
    logGbPerComponentDay: 0.3,
    alarmsPerComponent: 4,
    metricsPerComponent: 15,
    retentionDays: 365,
    bronzeDays: 90,
    silverDays: 365,
    goldDays: 730,
    minTasks: 2,
  },
  production: {
    zones: 3,
    redundancy: 2,
    natGateways: 3,
    privateEndpoints: true,
    logGbPerComponentDay: 1,
    alarmsPerComponent: 8,
    metricsPerComponent: 30,
    retentionDays: 365,
    bronzeDays: 90,
    silverDays: 730,
    goldDays: 1095,
    minTasks: 3,
  },
};
