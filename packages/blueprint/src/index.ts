export { blueprintHash } from "./blueprint-hash.ts";
export { insertParts, type Paste } from "./clipboard/insert-parts.ts";
export { copyParts, type Parts, partsOf } from "./clipboard/parts.ts";
export { pasteParts } from "./clipboard/paste-parts.ts";
export { defaultTitle, nextComponentId, nextEdgeId } from "./component-names.ts";
export { type DiffEntry, type DiffGroup, diffBlueprints } from "./diff-blueprints.ts";
export {
  COMPONENTS_MAX,
  EDGES_MAX,
  FRAME_TINTS,
  TAG_NAME_PATTERN,
  TAG_VALUE_PATTERN,
  TAGS_MAX,
  TITLE_LENGTH_MAX,
} from "./document/document-limits.ts";
export { type ParsedBlueprint, parseBlueprint, parseLayout, readStoredBlueprint } from "./document/parse-blueprint.ts";
export { DOCUMENT_BYTES_MAX, readJson } from "./document/read-json.ts";
export { type Salvage, salvageBlueprint } from "./document/salvage-blueprint.ts";
export * from "./document.ts";
export { applyEdit, applyEdits } from "./edits/apply-edit.ts";
export { canConnect } from "./edits/can-connect.ts";
export { type Edit, type EditKind, editSchema } from "./edits/edit.ts";
export { editsOverlap, editTouches } from "./edits/edit-touches.ts";
export type { AppliedEdit, EditResult } from "./edits/editing.ts";
export { type Insertion, insertBetween } from "./edits/insert-between.ts";
export { expandTemplate } from "./expand-template.ts";
export { layoutOf } from "./layout-of.ts";
export { migrateDocument } from "./migrations/migrate.ts";
export type { Migration, RawDocument } from "./migrations/migration.ts";
export { edgeChoices, type NeighbourOffer, type NeighbourOffers, neighbourChoices } from "./neighbours.ts";
export { componentsElsewhere, PLACEMENT_KEY, type Placement, placementEdit, placementOf, standingOn } from "./placement.ts";
export { type SettingsTarget, type SettledSettings, settleSettings } from "./settle-settings.ts";
export { stoppableComponents } from "./stoppable-components.ts";
export { jointOf } from "./validation/blueprint-index.ts";
export { checkValue, type ValueProblem } from "./validation/check-value.ts";
export { validate } from "./validation/validate.ts";
export { missingSettings, validateSettings } from "./validation/validate-settings.ts";
