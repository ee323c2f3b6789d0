import type { NumberedEvent } from "@zerolake/execution";
import { expect, it } from "vitest";
import { createEventBatches } from "./event-batches.ts";

const event = (sequence: number): NumberedEvent => ({
  deploymentId: "d",
  sequence,
  at: "",
  event: { type: "log", level: "info", message: "" },
});

it("hands events on in order, once, and together per frame", () => {
  const frames: (() => void)[] = [];
  const delivered: number[][] = [];
  const batches = createEventBatches(
    (events) => delivered.push(events.map(({ sequence }) => sequence)),
    (callback) => frames.push(callback),
  );
  batches.push(event(1));
  batches.push(event(2));
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  batches.push(event(3));
  frames.shift()?.();
  expect(delivered).toEqual([[1, 2], [3]]);
});
