import type { Frame, Point } from "../document.ts";
import { type Apply, applied, gone, inserted, replaced, taken, withEntry } from "./editing.ts";

export const moveComponents: Apply<"moveComponents"> = (design, { positions }) => {
  const { layout } = design;
  const before: Record<string, Point | null> = {};
  let after = layout.positions;
  for (const [id, point] of Object.entries(positions)) {
    before[id] = layout.positions[id] ?? null;
    after = withEntry(after, id, point ?? undefined);
  }
  return applied({ ...design, layout: { ...layout, positions: after } }, { edit: "moveComponents", positions: before });
};

export const addFrame: Apply<"addFrame"> = (design, { frame, index }) => {
  const { layout } = design;
  if (layout.frames.some(({ id }) => id === frame.id)) return taken("frame", frame.id);
  return applied(
    { ...design, layout: { ...layout, frames: inserted(layout.frames, frame, index) } },
    { edit: "removeFrame", frame: frame.id },
  );
};

export const updateFrame: Apply<"updateFrame"> = (design, { frame: id, changes }) => {
  const { layout } = design;
  const index = layout.frames.findIndex((frame) => frame.id === id);
  const frame = layout.frames[index];
  if (!frame) return gone("frame", id);
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, frame[key as keyof Frame]]));
  return applied(
    { ...design, layout: { ...layout, frames: replaced(layout.frames, index, { ...frame, ...changes }) } },
    { edit: "updateFrame", frame: id, changes: before },
  );
};

export const removeFrame: Apply<"removeFrame"> = (design, { frame: id }) => {
  const { layout } = design;
  const index = layout.frames.findIndex((frame) => frame.id === id);
  const frame = layout.frames[index];
  if (!frame) return gone("frame", id);
  return applied(
    { ...design, layout: { ...layout, frames: layout.frames.filter((other) => other !== frame) } },
    { edit: "addFrame", frame, index },
  );
};
