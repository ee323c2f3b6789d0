/** Writes down what one evaluation of a rule looks at, so that an edit repeats only those that it can change. */
export interface Reads {
  /** Starts a fresh list, runs the work and returns its result with what was read and what was missing. */
  watch<Answer>(work: () => Answer): Watched<Answer>;
  /** A component was looked at, or a fact about the whole drawing by the key that `factKey` gives it. */
  note(id: string): void;
  /** A fact that the rule needs is not known, so it stays silent. */
  missing(what: string): void;
}

export interface Watched<Answer> {
  readonly answer: Answer;
  readonly read: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Facts that belong to no component. Their keys hold a blank, which no component id does. */
export const factKey = {
  membersOf: (kind: string) => `kind ${kind}`,
  workload: (figure: string) => `workload ${figure}`,
  personalData: "fact personal-data",
  peakFactor: "fact peak-factor",
  residency: "fact residency",
} as const;

export function createReads(): Reads {
  let read = new Set<string>();
  let missing: Set<string> | undefined;
  return {
    watch(work) {
      read = new Set();
      missing = undefined;
      const answer = work();
      return { answer, read, missing: missing ?? NOTHING };
    },
    note: (id) => {
      read.add(id);
    },
    missing: (what) => {
      missing ??= new Set();
      missing.add(what);
    },
  };
}
