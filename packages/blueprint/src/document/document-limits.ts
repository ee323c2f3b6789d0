/** Most components and edges of one blueprint; the canvas, the linter and the planner are measured up to here. */
export const COMPONENTS_MAX = 1000;
export const EDGES_MAX = 4000;
export const TITLE_LENGTH_MAX = 120;
export const FRAMES_MAX = 200;

/** Number of tints that a frame can have; they are named in the console's tokens. */
export const FRAME_TINTS = 8;
