export { type Adopted, type AdoptionInput, adoptedRecord, whyNotAdoptable } from "./adoption.ts";
export {
  type Compared,
  type Comparison,
  compareWithCloud,
  goneFinding,
  isUntyped,
  type RecordedThere,
  type ScannedRegion,
} from "./compare-with-cloud.ts";
export { type Evidence, FINDING_KINDS, type Finding, type FindingKind, keyOf, type Trace } from "./finding.ts";
export { isCertain, LISTING_LAG_MS, SECOND_LOOK_MS } from "./is-certain.ts";
export { asRecorded, unrecordedAddress } from "./unrecorded-resource.ts";
