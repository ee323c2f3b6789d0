import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import { readJson } from "../document/read-json.ts";
import type { Design, Point } from "../document.ts";
import { errorFinding } from "../validation/finding.ts";
import { insertParts, type Paste } from "./insert-parts.ts";
import { partsSchema } from "./parts-schema.ts";

/** As `insertParts`, from clipboard text. Text that is no `zerolake/parts` is refused. */
export function pasteParts(design: Design, text: string, at: Point): Result<Paste, Diagnostic> {
  const json = readJson(text);
  const parsed = json.ok ? partsSchema.safeParse(json.value) : undefined;
  if (!parsed?.success)
    return err(
      errorFinding("ZL-PASTE-FOREIGN", "The clipboard holds no Zerolake parts that this version can read.", {
        hint: "Copy parts on a canvas first; a whole blueprint file is imported from the project page.",
      }),
    );
  return ok(insertParts(design, parsed.data, at));
}
