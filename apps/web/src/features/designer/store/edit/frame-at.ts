import type { Design, Edit, Frame, Point } from "@zerolake/blueprint";
import type { Box } from "../projection/bounds.ts";
import { sizeOfComponent } from "./place.ts";

/** The topmost frame that holds the centre of a box: what lies there belongs to it. */
export function frameAround(frames: readonly Frame[], { x, y, width, height }: Box): Frame | undefined {
  return frameAt(frames, { x: x + width / 2, y: y + height / 2 });
}

export function frameAt(frames: readonly Frame[], { x, y }: Point): Frame | undefined {
  return frames.findLast(
    ({ position, size }) => x >= position.x && y >= position.y && x <= position.x + size.width && y <= position.y + size.height,
  );
}

/** Components that are added inside a frame join it. */
export function joinFrames({ layout }: Pick<Design, "layout">, edits: readonly Edit[]): readonly Edit[] {
  const joining = new Map<Frame, string[]>();
  for (const edit of edits) {
    if (edit.edit !== "addComponent" || !edit.at) continue;
    const frame = frameAround(layout.frames, { ...edit.at, ...sizeOfComponent(edit.component) });
    if (frame) joining.set(frame, [...(joining.get(frame) ?? []), edit.component.id]);
  }
  return [...joining].map(
    ([{ id, members }, ids]): Edit => ({ edit: "updateFrame", frame: id, changes: { members: [...members, ...ids] } }),
  );
}
