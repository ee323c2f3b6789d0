/** The first visit's hints, in the order in which they help. */
export const HINTS = ["palette", "port", "findings", "plan"] as const;
export type HintId = (typeof HINTS)[number];
