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
export { type EngineChoice, engineChoices } from "./decisions.ts";
export { minutesToReady } from "./minutes-to-ready.ts";
