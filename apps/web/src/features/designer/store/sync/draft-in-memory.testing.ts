import { applyEdit, type Design, type Edit } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { pipeline } from "../designer-store.testing.ts";
import type { SaveAnswer } from "./autosave.ts";
import type { PendingEdit } from "./edit-log.ts";
import { takeForeignEdits } from "./take-foreign-edits.ts";

/** What the server's use case promises, in memory: compare the revision, store, or say what came in between. */
export class DraftInMemory {
  design: Design = pipeline();
  /** An earlier version took its place as a whole. */
  isReplaced = false;
  readonly edits: { id: string; edit: Edit; author: string }[] = [];

  save(author: string, baseRevision: number, edits: readonly PendingEdit[]): SaveAnswer {
    if (baseRevision !== this.edits.length) return { state: "behind", ...this.since(baseRevision) };
    const stored = edits.map(({ id }) => id).filter((id) => this.edits.some((known) => known.id === id));
    if (stored.length > 0) return { state: "behind", revision: this.edits.length, edits: [], stored, isReplaced: false };
    if (edits.some(({ edit }) => edit.edit === "renameComponent" && edit.title === "refused")) throw new Error("refused");
    for (const { id, edit } of edits) {
      const applied = applyEdit(this.design, edit);
      if (!applied.ok) throw new Error(applied.error.message);
      this.design = applied.value.design;
      this.edits.push({ id, edit, author });
    }
    return { state: "saved", revision: this.edits.length, savedAt: new Date(0) };
  }

  since(revision: number) {
    return { revision: this.edits.length, edits: this.edits.slice(revision), isReplaced: this.isReplaced };
  }

  bringTo(store: DesignerStore): void {
    const { log } = store.getState();
    if (log.pending.length === 0) takeForeignEdits(store, this.since(log.revision));
  }
}
