import { AppError } from "@zerolake/db";

const NUL = "\0";

/** The text of a file that is imported may be anything: it is read, and refused in the reader's own words, but never stored. */
const FILE_TEXT = "start.text";

/** Refuses input with a null character, which PostgreSQL cannot hold in a text: nobody types one on purpose. */
export function assertStorable(input: unknown): void {
  const path = pathOfNul(input, []);
  if (path === undefined) return;
  throw new AppError("invalid", {
    message: `${path.length === 0 ? "The text" : `“${path.join(".")}”`} contains a null character, which cannot be stored.`,
    hint: "Type the text anew instead of pasting it.",
  });
}

function pathOfNul(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === "string") return value.includes(NUL) && path.join(".") !== FILE_TEXT ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = key.includes(NUL) ? path : pathOfNul(child, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
