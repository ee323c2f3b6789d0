import type { NumberedEvent } from "@zerolake/execution";

/** What the one stream of a page can say. */
export type LiveMessage =
  /** The stream has begun, or begun again: what is on screen may be older. */
  | { readonly type: "opened" }
  /** Something of the organisation has changed: fetch again. */
  | { readonly type: "changed" }
  /** A deployment of the organisation has come further. */
  | { readonly type: "progressed" }
  /** The person has been told of something. */
  | { readonly type: "notified" }
  /** The watched blueprint has new edits. */
  | { readonly type: "blueprintChanged" }
  /** New events of the watched deployment, in order, without gaps. */
  | { readonly type: "runEvents"; readonly events: readonly NumberedEvent[] };
