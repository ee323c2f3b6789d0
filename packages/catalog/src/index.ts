export * from "./definition.ts";
export { ALLOWED_PAIRS, type AllowedPair } from "./edges/allowed-pairs.ts";
export { type EdgeQuestion, type EdgeVerdict, edgeVerdict } from "./edges/edge-verdict.ts";
export type { Refusal } from "./edges/refusal.ts";
export { chainData, connectableKinds, type Suggestion } from "./edges/suggestions.ts";
export { defaultOf, effectiveSettings } from "./effective-settings.ts";
export { COMPONENT_DEFINITIONS, findDefinition } from "./registry.ts";
export { findTemplate, TEMPLATES } from "./templates/registry.ts";
export type { Template, TemplateComponent } from "./templates/template.ts";
