import { type Point, pasteParts } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { notice } from "../notices.ts";
import { spotFor, takePaste } from "./clipboard.ts";

/** Adds what clipboard text holds, as one step; text from elsewhere is refused in words. Loaded on the first paste. */
export function pasteText(store: DesignerStore, text: string, at: Point | undefined): void {
  const pasted = pasteParts(store.getState().log.current, text, spotFor(store, at));
  if (pasted.ok) return takePaste(store, pasted.value);
  const { code, message, hint } = pasted.error;
  const words = [message, hint].filter(Boolean).join(" ");
  notice(store, { text: words, tone: "info", ...(code === "ZL-PASTE-BLUEPRINT" ? { remedy: "importBlueprint" as const } : {}) });
}
