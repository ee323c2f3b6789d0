/** What the bar says about the draft's way to the server. */
export type SaveStatus =
  | { readonly kind: "saved"; readonly at: Date | undefined }
  | { readonly kind: "sending"; readonly since: Date }
  | { readonly kind: "offline"; readonly reason: "network" | "server" }
  | { readonly kind: "signedOut" };

const QUIET_MS = 3000;

/** The words for it. "Saving…" appears only when an edit has waited for more than 3 s. */
export function saveWords(status: SaveStatus, { pending, now }: { readonly pending: number; readonly now: Date }): string {
  const edits = pending === 1 ? "1 edit" : `${pending} edits`;
  switch (status.kind) {
    case "offline":
      return status.reason === "network" ? `Offline – ${edits} kept in this tab` : `Cannot save – ${edits} kept in this tab`;
    case "signedOut":
      return `Signed out – ${edits} kept in this tab`;
    case "sending":
      return now.getTime() - status.since.getTime() > QUIET_MS ? "Saving…" : "Saved";
    case "saved":
      return status.at ? `Saved ${clock(status.at)}` : "Saved";
  }
}

function clock(date: Date): string {
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}
