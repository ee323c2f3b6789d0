import type { RunView } from "@zerolake/execution";
import type { ReactNode } from "react";
import type { Run } from "../../store/run-types.ts";

/** Draws the canvas of a run: the route puts the designer's in. */
export type RenderCanvas = (input: { run: Run; view: RunView }) => ReactNode;
