import { matchesPattern } from "../matches-pattern.ts";
import type { RecordTable } from "../store/record-table.ts";
import type { StoredSetting } from "../store/records.ts";

/**
 * What a cloud says when it is asked before a deployment, whom it knows, and what it measures.
 * - `deniedAction`: the caller may not do this (`kinesis:*`, `Microsoft.Storage/storageAccounts/write`).
 * - `missingMachine`: the region has no such machine type.
 * - `missingService`: the service is not in a region (`managedkafka.googleapis.com in europe-west1`, `Microsoft.Search/* in westeurope`).
 * - `takenName`: somebody else has this name.
 * - `limit`: the account's limit of that name is `value`.
 * - `knownPrincipal`: the directory holds an application or service of that object id.
 * - `illResource`: the resource measures badly, since `sinceMs`; see `metrics/illness.ts` for how it is named.
 */
export const CONDITION_KINDS = [
  "deniedAction",
  "missingMachine",
  "missingService",
  "takenName",
  "limit",
  "knownPrincipal",
  "illResource",
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export interface Condition {
  /** `*` for every account. */
  readonly account: string;
  readonly kind: ConditionKind;
  /** In the cloud's own words; `*` in it stands for any text. */
  readonly subject: string;
  /** Of a limit; of an illness, for how many minutes it has lasted already. */
  readonly value?: number;
  /** Of an illness, in milliseconds since 1970. */
  readonly sinceMs?: number;
}

const PREFIX = "condition/";

/** Conditions that somebody set through the control API; they survive a restart. */
export class ConditionBook {
  readonly #settings: RecordTable<StoredSetting>;

  constructor(settings: RecordTable<StoredSetting>) {
    this.#settings = settings;
  }

  list(): readonly Condition[] {
    return this.#settings
      .all()
      .filter(({ name }) => name.startsWith(PREFIX))
      .map(({ value }) => value as unknown as Condition);
  }

  holds(account: string, kind: ConditionKind, subject: string): boolean {
    return this.#find(account, kind, subject) !== undefined;
  }

  limitOf(account: string, subject: string): number | undefined {
    return this.#find(account, "limit", subject)?.value;
  }

  /** When the first illness of any of these names began. */
  illSince(account: string, subjects: readonly string[]): number | undefined {
    const begun = subjects.flatMap((subject) => this.#find(account, "illResource", subject)?.sinceMs ?? []);
    return begun.length === 0 ? undefined : Math.min(...begun);
  }

  set(condition: Condition): Promise<void> {
    const name = nameOf(condition);
    return this.#settings.put(name, { name, value: { ...condition } });
  }

  /** Forgets those of an account, or all of them. */
  async clear(account?: string): Promise<void> {
    const meant = this.list().filter((condition) => account === undefined || condition.account === account);
    await Promise.all(meant.map((condition) => this.#settings.remove(nameOf(condition))));
  }

  #find(account: string, kind: ConditionKind, subject: string): Condition | undefined {
    return this.list().find(
      (condition) => condition.kind === kind && ["*", account].includes(condition.account) && matchesPattern(condition.subject, subject),
    );
  }
}

function nameOf({ account, kind, subject }: Condition): string {
  return `${PREFIX}${account}/${kind}/${subject}`;
}
