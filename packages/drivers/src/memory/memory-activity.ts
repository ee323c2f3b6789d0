import type { Activity } from "@zerolake/execution";

interface Entry {
  readonly identifier: string;
  readonly activity: Activity;
}

/** How the identity of all drivers is named; as AWS names it, since that is what is compiled for. */
export function principalIn(account: string): string {
  return `arn:aws:iam::${account}:user/memory`;
}

/** Who changed what in a cloud in the process. */
export class MemoryActivity {
  readonly #entries: Entry[] = [];

  record(identifier: string, activity: Activity): void {
    this.#entries.push({ identifier, activity });
  }

  /** Newest first. */
  list(identifier: string, since: string): readonly Activity[] {
    return this.#entries
      .filter((entry) => entry.identifier === identifier && Date.parse(entry.activity.at) >= Date.parse(since))
      .map(({ activity }) => activity)
      .toReversed();
  }
}
