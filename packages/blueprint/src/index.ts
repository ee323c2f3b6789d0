export { COMPONENTS_MAX, EDGES_MAX, FRAME_TINTS, TITLE_LENGTH_MAX } from "./document/document-schema.ts";
export { type ParsedBlueprint, parseBlueprint, parseLayout, readStoredBlueprint } from "./document/parse-blueprint.ts";
export { DOCUMENT_BYTES_MAX } from "./document/read-json.ts";
export * from "./document.ts";
export { expandTemplate } from "./expand-template.ts";
export { migrateDocument } from "./migrations/migrate.ts";
export type { Migration, RawDocument } from "./migrations/migration.ts";
export { validate } from "./validation/validate.ts";
export { missingSettings, validateSettings } from "./validation/validate-settings.ts";
