"use client";

import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";

const REFRESH_SECONDS_MIN = 5;
const REFRESH_SECONDS_MAX = 3_600;

const SETTINGS = {
  refresh: parseAsInteger.withDefault(60),
  theme: parseAsStringLiteral(["light", "dark"]).withDefault("dark"),
};

/** How a wall is shown: seconds between two looks, and its colours; they stand in the address. */
export function useWallboardSettings() {
  const [{ refresh, theme }] = useQueryStates(SETTINGS);
  return { refreshMs: Math.min(Math.max(refresh, REFRESH_SECONDS_MIN), REFRESH_SECONDS_MAX) * 1_000, theme };
}
