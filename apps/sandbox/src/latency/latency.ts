import type { RecordTable } from "../store/record-table.ts";
import type { OperationVerb, StoredSetting } from "../store/records.ts";
import { typicalSeconds } from "./typical-seconds.ts";

export const PROFILES = ["zero", "fast", "realistic"] as const;
export type LatencyProfile = (typeof PROFILES)[number];

/** `fast` shrinks the usual duration by this factor and keeps it between the limits. */
const FAST_FACTOR = 1 / 150;
const FAST_MS_MIN = 300;
const FAST_MS_MAX = 8_000;
/** The cloud asks to look again after this long at most. */
const HINT_MS_MAX: Readonly<Record<LatencyProfile, number>> = { zero: 0, fast: 1_000, realistic: 15_000 };
const SETTING = "latency-profile";

/** How long asynchronous work takes here. The profile is kept in the store, so that a restart does not change it. */
export class Latency {
  readonly #settings: RecordTable<StoredSetting>;
  readonly #initial: LatencyProfile;

  constructor(settings: RecordTable<StoredSetting>, initial: LatencyProfile) {
    this.#settings = settings;
    this.#initial = initial;
  }

  get profile(): LatencyProfile {
    const stored = this.#settings.get(SETTING)?.value["profile"];
    return PROFILES.find((profile) => profile === stored) ?? this.#initial;
  }

  setProfile(profile: LatencyProfile): Promise<void> {
    return this.#settings.put(SETTING, { name: SETTING, value: { profile } });
  }

  durationMs(type: string, verb: OperationVerb): number {
    const ms = typicalSeconds(type, verb) * 1_000;
    switch (this.profile) {
      case "zero":
        return 0;
      case "fast":
        return Math.min(FAST_MS_MAX, Math.max(FAST_MS_MIN, ms * FAST_FACTOR));
      case "realistic":
        return ms;
    }
  }

  /** When the cloud asks to look again: at the end when it is near, else after a while. */
  nextLookAt(dueAt: number, now: number): number {
    return Math.min(Math.max(dueAt, now), now + HINT_MS_MAX[this.profile]);
  }
}
