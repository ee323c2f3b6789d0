/** What may stand before the colon; anything else is searched as a word. */
const FIELDS = ["kind", "is", "uses"] as const;
type FindField = (typeof FIELDS)[number];

export interface FindTerm {
  /** Absent = the term may be in any text of the component. */
  readonly field?: FindField;
  readonly text: string;
}

/** `orders kind:stream is:error` as terms that must all hold. Quotes keep words together. */
export function parseFindQuery(query: string): readonly FindTerm[] {
  const parts = query.toLowerCase().match(/[a-z]+:"[^"]*"?|"[^"]*"?|\S+/g) ?? [];
  return parts.flatMap((part): FindTerm[] => {
    const colon = part.indexOf(":");
    const field = FIELDS.find((name) => name === part.slice(0, Math.max(0, colon)));
    const text = (field === undefined ? part : part.slice(colon + 1)).replaceAll('"', "").trim();
    if (text === "") return [];
    return [field === undefined ? { text } : { field, text }];
  });
}
