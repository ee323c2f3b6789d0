/** Most components and edges of one blueprint; the canvas, the linter and the planner are measured up to here. */
export const COMPONENTS_MAX = 1000;
export const EDGES_MAX = 4000;
export const TITLE_LENGTH_MAX = 120;
export const FRAMES_MAX = 200;

/** Number of tints that a frame can have; they are named in the console's tokens. */
export const FRAME_TINTS = 8;

/** What every cloud takes as the name of a tag: not a cloud's own, nor one of ours. */
export const TAG_NAME_PATTERN = /^(?!aws|azure|microsoft|windows|goog|zerolake)[a-z][a-z0-9_-]{0,62}$/;
/** What every cloud takes as the value of a tag. */
export const TAG_VALUE_PATTERN = /^[a-z0-9-]{0,63}$/;
/** Some types of Azure take 15 tags; five are left for ours. */
export const TAGS_MAX = 10;
