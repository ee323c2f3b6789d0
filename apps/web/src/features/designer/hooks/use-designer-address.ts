"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CLOUDS } from "@/clouds/cloud-names.ts";

const PARSERS = {
  view: parseAsStringLiteral(["canvas", "list"] as const),
  overlay: parseAsStringLiteral(["cost", "plan", "run", "health"] as const),
  deployment: parseAsInteger,
  env: parseAsString,
  /** A preview of this cloud instead of an environment. */
  cloud: parseAsStringLiteral(CLOUDS),
  sel: parseAsString,
  version: parseAsInteger,
};

/** What of the designer lives in the address, so that any view can be shared. */
export function useDesignerAddress() {
  const [address, setAddress] = useQueryStates(PARSERS, { history: "replace", shallow: true });
  return { ...address, setAddress };
}
