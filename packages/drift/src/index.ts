export { type CompareOptions, compareResource, type Sighting } from "./compare-resource.ts";
export { CAUSE_CERTAINTIES, type DriftCause, type DriftFinding, type DriftSeverity, UNKNOWN_CAUSE } from "./finding.ts";
export { type CausedFinding, type DriftGroup, groupFindings } from "./group-findings.ts";
export { likelyScaler } from "./likely-scaler.ts";
export { meansSame } from "./normalise.ts";
