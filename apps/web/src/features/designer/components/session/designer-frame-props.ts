import type { Surroundings } from "../../server/describe-surroundings.ts";
import type { DesignerPlace } from "./designer-place.ts";

/** What the frame, its bars and its dialogs know about the open drawing. */
export interface DesignerFrameProps {
  readonly place: DesignerPlace;
  readonly surroundings: Surroundings;
  /** Number of the version on screen; absent = the draft. */
  readonly version?: number;
  /** Resolves when everything typed here is stored. */
  readonly flush: () => Promise<void>;
  readonly onReopen: (reason: string) => void;
}
