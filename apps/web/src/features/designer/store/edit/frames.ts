import { type Edit, FRAME_TINTS, type Frame } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { NO_SELECTION } from "../designer-state.ts";
import { announce } from "../notices.ts";
import { boundsOfNodes } from "../projection/bounds.ts";
import { commit } from "./commit.ts";
import { sizeOfComponent } from "./place.ts";

const PADDING = 32;
const TITLE_ROOM = 24;
/** Blue: the tints before it are too near to the colours of warnings. */
const FIRST_TINT = 5;

/** Draws a frame around the selected components. It never changes what is deployed. */
export function frameSelection(store: DesignerStore): void {
  const { selection, log } = store.getState();
  const { blueprint, layout } = log.current;
  const members = blueprint.components.filter(({ id }) => selection.components.has(id) && layout.positions[id]);
  const bounds = boundsOfNodes(
    members.map((component) => ({ position: layout.positions[component.id] ?? { x: 0, y: 0 }, ...sizeOfComponent(component) })),
  );
  if (!bounds) return announce(store, "Select components first, then frame them.");
  const taken = new Set(layout.frames.map(({ id }) => id));
  const id = freeFrameId(taken);
  const frame: Frame = {
    id,
    title: `Frame ${layout.frames.length + 1}`,
    note: "",
    tint: (FIRST_TINT + layout.frames.length) % FRAME_TINTS,
    position: { x: bounds.x - PADDING, y: bounds.y - PADDING - TITLE_ROOM },
    size: { width: bounds.width + 2 * PADDING, height: bounds.height + 2 * PADDING + TITLE_ROOM },
    members: members.map((component) => component.id),
  };
  const leave = layout.frames.flatMap((other): Edit[] => {
    const stay = other.members.filter((member) => !frame.members.includes(member));
    return stay.length === other.members.length ? [] : [{ edit: "updateFrame", frame: other.id, changes: { members: stay } }];
  });
  if (!commit(store, { label: `frame ${members.length} components`, edits: [...leave, { edit: "addFrame", frame }] })) return;
  store.setState({ selection: { ...NO_SELECTION, frames: new Set([id]) } });
  announce(store, `Framed ${members.length} components.`);
}

/** Takes the selected frames away, or those around the selected components. What lies in them stays. */
export function unframeSelection(store: DesignerStore): void {
  const { selection, log } = store.getState();
  const doomed = log.current.layout.frames.filter(
    ({ id, members }) => selection.frames.has(id) || members.some((member) => selection.components.has(member)),
  );
  const edits = doomed.map(({ id }): Edit => ({ edit: "removeFrame", frame: id }));
  if (commit(store, { label: "remove the frame", edits })) announce(store, "Frame removed.");
}

export function updateFrame(store: DesignerStore, frame: string, changes: Partial<Omit<Frame, "id">>): void {
  commit(store, { label: "change the frame", edits: [{ edit: "updateFrame", frame, changes }] });
}

function freeFrameId(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    if (!taken.has(`frame-${number}`)) return `frame-${number}`;
  }
}
