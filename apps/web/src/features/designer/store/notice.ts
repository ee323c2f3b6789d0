/** A small message about something that just happened; the view shows it as a toast. */
export interface Notice {
  readonly text: string;
  readonly tone: "info" | "failure" | "undoable";
  /** What it is about: a newer notice about the same takes its place. */
  readonly about?: string;
  /** What the page around can do about it. */
  readonly remedy?: "restoreAsDraft" | "importBlueprint";
  /** Another way out than undo, e.g. "Restore mine". */
  readonly action?: { readonly label: string; readonly run: () => void };
}
