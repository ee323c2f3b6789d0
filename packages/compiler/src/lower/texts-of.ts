import type { Value } from "@zerolake/resources";

/** The texts of a list; nothing for everything else. */
export function textsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((item): item is string => typeof item === "string") : [];
}
