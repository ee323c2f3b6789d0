import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import { errorFinding } from "../validation/finding.ts";
import { findJsonError } from "./find-json-error.ts";

/** Largest document that is read: 2 MB holds 1,000 components with every setting answered, several times over. */
export const DOCUMENT_BYTES_MAX = 2_000_000;
/** Deepest nesting; the document itself needs 8. */
const DEPTH_MAX = 32;
/** Most values in one document; what is larger did not come from this program. */
const VALUES_MAX = 300_000;

/**
 * Text or an already parsed value → plain JSON within limits. Never throws: too large, too deep (or circular) and not
 * JSON are findings with codes of their own.
 */
export function readJson(input: unknown): Result<unknown, Diagnostic> {
  if (typeof input !== "string") return withinLimits(input);
  const bytes = utf8Bytes(input);
  if (bytes > DOCUMENT_BYTES_MAX) return err(tooLarge(`it has ${megabytes(bytes)} MB`));
  try {
    return withinLimits(JSON.parse(input) as unknown);
  } catch {
    return err(notJson(input));
  }
}

function notJson(text: string): Diagnostic {
  const error = findJsonError(text);
  const place = error && `line ${error.line}, column ${error.column} has ${error.found} where ${error.expected} is expected`;
  return errorFinding("ZL-DOC-NOT-JSON", `This is not JSON: ${place ?? "it cannot be read"}.`, {
    hint: "Check for a missing bracket or a comma too many; a blueprint file is plain JSON without comments.",
  });
}

/** Walks with a stack of its own: a document made to be deep must not exhaust the call stack. */
function withinLimits(root: unknown): Result<unknown, Diagnostic> {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 1 }];
  let count = 0;
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    count += 1;
    if (count > VALUES_MAX) return err(tooLarge(`it has more than ${VALUES_MAX.toLocaleString("en")} values`));
    if (typeof item.value !== "object" || item.value === null) continue;
    if (item.depth > DEPTH_MAX)
      return err(errorFinding("ZL-DOC-TOO-DEEP", `This document is nested more than ${DEPTH_MAX} levels deep; a blueprint never is.`));
    for (const value of Object.values(item.value)) stack.push({ value, depth: item.depth + 1 });
  }
  return ok(root);
}

function tooLarge(what: string): Diagnostic {
  return errorFinding("ZL-DOC-TOO-LARGE", `This document is too large: ${what}.`, {
    hint: `A blueprint has at most ${megabytes(DOCUMENT_BYTES_MAX)} MB; split the design, or check whether this is the right file.`,
  });
}

/** Size of text in UTF-8, without an encoder: this runs where there is none. */
function utf8Bytes(text: string): number {
  if (text.length > DOCUMENT_BYTES_MAX) return text.length;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace(/\.0$/, "");
}
