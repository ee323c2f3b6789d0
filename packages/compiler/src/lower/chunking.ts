import { numberSetting, type Part, textSetting } from "../lowering.ts";

export interface Chunking {
  /** Characters per piece. */
  readonly size: number;
  readonly overlap: number;
}

/** Documents stay whole up to this many characters; no model reads more at once. */
const WHOLE = 1_000_000;
/** English text has about four characters per token. */
const CHARACTERS_PER_TOKEN = 4;

/** How documents are cut. The programs count characters, whatever the setting counts. */
export function chunkingOf(part: Part): Chunking {
  const unit = textSetting(part, "chunking");
  if (unit === "none" || unit === "frame") return { size: WHOLE, overlap: 0 };
  const factor = unit === "tokens" ? CHARACTERS_PER_TOKEN : 1;
  const size = numberSetting(part, "chunkSize") * factor;
  // An overlap as large as the piece would never get anywhere.
  return { size, overlap: Math.min(numberSetting(part, "chunkOverlap") * factor, size - 1) };
}
