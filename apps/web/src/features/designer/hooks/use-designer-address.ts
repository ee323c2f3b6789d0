"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

const PARSERS = {
  view: parseAsStringLiteral(["canvas", "list"] as const),
  overlay: parseAsStringLiteral(["plan", "run"] as const),
  deployment: parseAsInteger,
  env: parseAsString,
  sel: parseAsString,
  version: parseAsInteger,
};

/** What of the designer lives in the address, so that any view can be shared. */
export function useDesignerAddress() {
  const [address, setAddress] = useQueryStates(PARSERS, { history: "replace", shallow: true });
  return { ...address, setAddress };
}
