import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import { readJson } from "../document/read-json.ts";
import { type Design, type Point, SCHEMA_VERSION } from "../document.ts";
import { errorFinding } from "../validation/finding.ts";
import { insertParts, type Paste } from "./insert-parts.ts";
import { partsSchema } from "./parts-schema.ts";

/**
 * As `insertParts`, from clipboard text. Text that is no `zerolake/parts` is refused: as parts of a newer version, as a
 * document that can be imported, or as foreign.
 */
export function pasteParts(design: Design, text: string, at: Point): Result<Paste, Diagnostic> {
  const json = readJson(text);
  const parsed = json.ok ? partsSchema.safeParse(json.value) : undefined;
  return parsed?.success ? ok(insertParts(design, parsed.data, at)) : err(refusalOf(json.ok ? json.value : undefined));
}

function refusalOf(value: unknown): Diagnostic {
  const known = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const { kind, schemaVersion, components } = known;
  if (kind === "zerolake/parts" && typeof schemaVersion === "number" && schemaVersion > SCHEMA_VERSION)
    return errorFinding("ZL-PASTE-NEWER", "These parts were copied in a newer version of Zerolake.", {
      hint: "Update this one to paste them.",
    });
  if (kind === undefined && Array.isArray(components))
    return errorFinding("ZL-PASTE-BLUEPRINT", "That isn't a Zerolake selection.", { hint: "Import it as a blueprint?" });
  return errorFinding("ZL-PASTE-FOREIGN", "That isn't a Zerolake selection.", { hint: "Copy parts on a canvas first." });
}
