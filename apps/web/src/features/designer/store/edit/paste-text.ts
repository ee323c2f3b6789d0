import { type Point, pasteParts } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { notice } from "../notices.ts";
import { spotFor, takePaste } from "./clipboard.ts";

/** Adds what clipboard text holds, as one step; text from elsewhere is refused in words. Loaded on the first paste. */
export function pasteText(store: DesignerStore, text: string, at: Point | undefined): void {
  const pasted = pasteParts(store.getState().log.current, text, spotFor(store, at));
  if (pasted.ok) takePaste(store, pasted.value);
  else notice(store, { text: [pasted.error.message, pasted.error.hint].filter(Boolean).join(" "), tone: "info" });
}
