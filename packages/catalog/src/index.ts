export * from "./definition.ts";
export { defaultOf, effectiveSettings } from "./effective-settings.ts";
export { COMPONENT_DEFINITIONS, findDefinition } from "./registry.ts";
