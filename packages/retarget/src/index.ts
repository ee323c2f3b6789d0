export { type ComparisonQuestion, compareClouds } from "./compare-clouds.ts";
export type {
  BestFit,
  CloudComparison,
  ComparedCloud,
  ComparedRow,
  Fit,
  PartCost,
  PartOnCloud,
  SettingOnClouds,
  Verdict,
} from "./comparison.ts";
export { minutesToReady } from "./minutes-to-ready.ts";
export { type OtherWay, otherWays } from "./other-ways.ts";
