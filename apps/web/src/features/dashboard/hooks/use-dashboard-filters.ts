"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { RANGES } from "../store/ranges.ts";

const FILTERS = {
  range: parseAsStringLiteral(RANGES).withDefault("7"),
  stage: parseAsString,
  cloud: parseAsStringLiteral(["aws", "azure", "gcp"]),
  owner: parseAsString,
};

/** What the dashboard is narrowed to: it stands in the address, so that a view can be sent to somebody. */
export function useDashboardFilters() {
  const [{ range, ...scope }, setFilters] = useQueryStates(FILTERS);
  return {
    range,
    scope,
    isNarrowed: Object.values(scope).some((value) => value !== null),
    setFilters,
    clear: () => void setFilters({ stage: null, cloud: null, owner: null }),
  };
}

export type DashboardFilters = ReturnType<typeof useDashboardFilters>;
