/** Reads `clicks.events` as a port; anything else is left for the schema to refuse. */
function port(text: unknown): unknown {
  const match = typeof text === "string" ? /^([a-z][a-z0-9-]*)\.([a-z]+)$/.exec(text.trim()) : null;
  return match ? { component: match[1], port: match[2] } : text;
}

/**
 * Expands the short-hand of template files: an edge may be `"a.events -> b.events"`, or have `"a.events"` as its ends.
 * Such edges get the id that says what they join. Everything else passes unchanged.
 */
export function expandShortHand(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const edges = document["edges"];
  return Array.isArray(edges) ? { ...document, edges: edges.map(expandEdge) } : document;
}

function expandEdge(edge: unknown): unknown {
  if (typeof edge === "string") {
    const [from, to] = edge.split("->");
    return to === undefined ? edge : named({ from: port(from), to: port(to) });
  }
  if (typeof edge !== "object" || edge === null || !("from" in edge) || !("to" in edge)) return edge;
  if (typeof edge.from !== "string" || typeof edge.to !== "string") return edge;
  const { kind: _kind, ...rest } = edge as Readonly<Record<string, unknown>>;
  return named({ ...rest, from: port(edge.from), to: port(edge.to) });
}

function named(edge: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { id: edgeName(edge["from"], edge["to"]), ...edge };
}

function edgeName(from: unknown, to: unknown): string {
  const word = (end: unknown) => (isPort(end) ? `${end.component}-${end.port}` : "unknown");
  return `${word(from)}--${isPort(to) ? to.component : "unknown"}`;
}

function isPort(end: unknown): end is { readonly component: string; readonly port: string } {
  return typeof end === "object" && end !== null && "component" in end && "port" in end;
}
