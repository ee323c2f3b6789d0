import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json.ts";
import type { RecordTable } from "../store/record-table.ts";
import type { StoredSetting } from "../store/records.ts";
import { type Fault, type FaultAction, type FaultRequest, type FaultSubject, matches } from "./fault.ts";

const PREFIX = "fault/";
const SECOND_MS = 1_000;

/** The faults that somebody asked for. They survive a restart; one with a count leaves once it is used up. */
export class FaultBook {
  readonly #settings: RecordTable<StoredSetting>;
  readonly #random: () => number;
  readonly #nowMs: () => number;
  /** When the calls were let through that a rate of a fault counts; by the fault's id. */
  readonly #lately = new Map<string, number[]>();

  constructor(settings: RecordTable<StoredSetting>, random: () => number, nowMs = () => performance.now()) {
    this.#settings = settings;
    this.#random = random;
    this.#nowMs = nowMs;
  }

  list(): readonly Fault[] {
    return this.#settings
      .all()
      .filter((setting) => setting.name.startsWith(PREFIX))
      .map((setting) => setting.value as unknown as Fault);
  }

  async add(request: FaultRequest): Promise<Fault> {
    const fault: Fault = { ...request, id: randomUUID(), strikes: 0 };
    await this.#put(fault);
    return fault;
  }

  remove(id: string): Promise<void> {
    this.#lately.delete(id);
    return this.#settings.remove(PREFIX + id);
  }

  async clear(): Promise<void> {
    await Promise.all(this.list().map((fault) => this.remove(fault.id)));
  }

  /** The first fault of these kinds that strikes this call. Taking it counts. */
  take(subject: FaultSubject, isWanted: (action: FaultAction) => boolean): FaultAction | undefined {
    const fault = this.list().find(
      (fault) =>
        isWanted(fault.action) &&
        matches(fault, subject) &&
        (fault.probability === 1 || this.#random() < fault.probability) &&
        !this.#isWithinRate(fault),
    );
    if (!fault) return undefined;
    const struck: Fault = { ...fault, strikes: fault.strikes + 1 };
    // The call that it hits does not wait for the count to be durable.
    void (struck.count !== undefined && struck.strikes >= struck.count ? this.remove(fault.id) : this.#put(struck));
    return fault.action;
  }

  /** Counts the call when the fault lets it through because of its rate. */
  #isWithinRate({ id, action }: Fault): boolean {
    if (action.kind !== "throttle" || action.perSecond === undefined) return false;
    const nowMs = this.#nowMs();
    const lately = (this.#lately.get(id) ?? []).filter((atMs) => atMs > nowMs - SECOND_MS);
    const isWithin = lately.length < action.perSecond;
    this.#lately.set(id, isWithin ? [...lately, nowMs] : lately);
    return isWithin;
  }

  #put(fault: Fault): Promise<void> {
    return this.#settings.put(PREFIX + fault.id, { name: PREFIX + fault.id, value: fault as unknown as JsonObject });
  }
}
