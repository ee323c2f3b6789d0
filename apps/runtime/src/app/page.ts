import type { Peers } from "./peers.ts";

const ROWS: readonly { readonly peer: keyof Peers; readonly name: string; readonly use: string }[] = [
  { peer: "vectors", name: "Vector database", use: "POST /search with a vector, or GET /search?q=text" },
  { peer: "features", name: "Feature store", use: "GET /features/{id}" },
  { peer: "collector", name: "Event stream", use: "POST /events" },
  { peer: "model", name: "Model endpoint", use: "POST /ask" },
];

/** What is wired, and how to call it. */
export function renderPage(title: string, peers: Peers): string {
  const rows = ROWS.map(
    ({ peer, name, use }) => `<tr><td>${name}</td><td>${peers[peer] ? "wired" : "no arrow"}</td><td><code>${use}</code></td></tr>`,
  ).join("");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1><table><tr><th>Peer</th><th>State</th><th>Call</th></tr>${rows}</table><p>Health: <a href="/readyz">/readyz</a></p></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
