import { applyEdits, type Design, type DiffGroup, diffBlueprints } from "@zerolake/blueprint";
import type { FindingFix } from "./finding-fixes.ts";

const SENTENCES_MAX = 6;

/** What a fix would change, in sentences, before it does; for one that opens a dialog, what the dialog is for. */
export function previewOf(fix: FindingFix, design: Design): readonly string[] {
  if ("connectRequest" in fix) return ["Opens the choice of what to connect. Nothing changes before you choose."];
  if (fix.says !== undefined) return [fix.says];
  const after = applyEdits(design, fix.gesture.edits);
  if (!after.ok) return [after.error.message];
  const sentences = diffBlueprints(design.blueprint, after.value.design.blueprint).flatMap(toSentences);
  const rest = sentences.length - SENTENCES_MAX;
  return rest > 0 ? [...sentences.slice(0, SENTENCES_MAX), `And ${rest} more.`] : sentences;
}

/** A part that comes or goes is one sentence; its settings and connections come with it. */
function toSentences({ subject, title, change, sentence, entries }: DiffGroup): readonly string[] {
  if (change !== "changed") return [sentence];
  return entries.map((entry) => (subject === "design" ? entry.sentence : `${title}: ${lowerFirst(entry.sentence)}`));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
