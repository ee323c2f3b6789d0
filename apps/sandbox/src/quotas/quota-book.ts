import type { RecordTable } from "../store/record-table.ts";
import type { StoredSetting } from "../store/records.ts";

const PREFIX = "quota/";

/** The most resources of a type that an account may have in one region. Without an entry there is no limit. */
export class QuotaBook {
  readonly #settings: RecordTable<StoredSetting>;

  constructor(settings: RecordTable<StoredSetting>) {
    this.#settings = settings;
  }

  limitOf(account: string, type: string): number | undefined {
    const limit = (this.#settings.get(nameOf(account, type)) ?? this.#settings.get(nameOf("*", type)))?.value["limit"];
    return typeof limit === "number" ? limit : undefined;
  }

  list(): readonly { readonly account: string; readonly type: string; readonly limit: number }[] {
    return this.#settings
      .all()
      .filter((setting) => setting.name.startsWith(PREFIX))
      .map(({ value }) => value as unknown as { account: string; type: string; limit: number });
  }

  /** `account` may be `*` for all accounts. */
  set(account: string, type: string, limit: number): Promise<void> {
    return this.#settings.put(nameOf(account, type), { name: nameOf(account, type), value: { account, type, limit } });
  }

  remove(account: string, type: string): Promise<void> {
    return this.#settings.remove(nameOf(account, type));
  }
}

function nameOf(account: string, type: string): string {
  return `${PREFIX}${account}/${type}`;
}
