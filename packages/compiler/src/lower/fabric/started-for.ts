import { sha256Hex } from "@zerolake/resources";

const LENGTH = 16;

/** What a step without a body was taken for: another text is another step, which replaces the one before. */
export function startedFor(text: string): { readonly startedFor: string } {
  return { startedFor: sha256Hex(text).slice(0, LENGTH) };
}
