import { AppError } from "@zerolake/db";

const NUL = "\0";

/** Refuses input with a null character anywhere, which PostgreSQL cannot hold in a text: nobody types one on purpose. */
export function assertStorable(input: unknown): void {
  const path = pathOfNul(input, []);
  if (path === undefined) return;
  throw new AppError("invalid", {
    message: `${path.length === 0 ? "The text" : `“${path.join(".")}”`} contains a null character, which cannot be stored.`,
    hint: "Type the text anew instead of pasting it.",
  });
}

function pathOfNul(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === "string") return value.includes(NUL) ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = key.includes(NUL) ? path : pathOfNul(child, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
