/** Days that the figures look back over. */
export const RANGES = ["7", "30", "90"] as const;
export type Range = (typeof RANGES)[number];

export const RANGE_LABELS: Readonly<Record<Range, string>> = { "7": "7 days", "30": "30 days", "90": "90 days" };
