"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { PROJECT_STATUS_NAMES } from "../components/project-status-words.ts";

const PARSERS = {
  filter: parseAsString.withDefault(""),
  owner: parseAsString,
  cloud: parseAsStringLiteral(CLOUDS),
  status: parseAsStringLiteral(PROJECT_STATUS_NAMES),
};

/** What the list of projects is narrowed down to; lives in the address, so that it can be shared. */
export function useProjectFilter() {
  const [filter, setFilter] = useQueryStates(PARSERS, { history: "replace" });
  const isFiltered = filter.filter.trim() !== "" || filter.owner !== null || filter.cloud !== null || filter.status !== null;
  return { filter, setFilter, isFiltered };
}

export type ProjectFilter = ReturnType<typeof useProjectFilter>["filter"];
