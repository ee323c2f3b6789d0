import { isTerminal, type RunView } from "@zerolake/execution";
import type { Run } from "./run-types.ts";

/** What a desktop notice says. */
export interface EndNotice {
  readonly title: string;
  readonly body: string;
}

const ENDS = { succeeded: "✓ Succeeded", failed: "✗ Failed", cancelled: "⊘ Cancelled", discarded: "∅ Discarded" } as const;

interface NoticedRun {
  readonly deployment: Pick<Run["deployment"], "number"> & { readonly environment: { readonly name: string } };
}

/** What to say about a run that has come to its end and has told what came of it; `undefined` until then. */
export function endNotice(
  { deployment: { number, environment } }: NoticedRun,
  { state, summary }: { readonly state: RunView["state"]; readonly summary: string | undefined },
): EndNotice | undefined {
  if (!isTerminal(state) || summary === undefined) return undefined;
  return { title: `${ENDS[state as keyof typeof ENDS]} · #${number} ${environment.name}`, body: summary };
}
