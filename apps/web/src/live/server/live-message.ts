import type { NumberedEvent } from "@zerolake/execution";

/** What the one stream of a page can say. */
export type LiveMessage =
  /** The stream has begun, or begun again: what is on screen may be older. */
  | { readonly type: "opened" }
  /** Something of the organisation has changed: fetch again. */
  | { readonly type: "changed" }
  /** The watched blueprint has new edits. */
  | { readonly type: "blueprintChanged" }
  /** New events of the watched deployment, in order, without gaps. */
  | { readonly type: "runEvents"; readonly events: readonly NumberedEvent[] };
