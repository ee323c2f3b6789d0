export { type FixedValue, type ImportOutcome, importOutcome } from "./import-outcome.ts";
export { importedRecord } from "./imported-record.ts";
export { isImportable } from "./is-importable.ts";
export { type Claim, whyUnavailable } from "./why-unavailable.ts";
