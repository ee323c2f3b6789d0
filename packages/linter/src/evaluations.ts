import type { Rule } from "./rule.ts";
import { holds, rulesAbout, type Subject } from "./subject.ts";
import type { View } from "./view/facts.ts";
import type { Reads, Watched } from "./view/reads.ts";

/** A rule, what it was asked about, what it said and what it looked at. */
export interface Evaluation {
  readonly rule: Rule;
  readonly subject: Subject;
  readonly watched: Watched<boolean>;
}

/** All evaluations of a drawing, found again by subject and by what they read. */
export interface Evaluations {
  /** Brings everything up to date after a change; returns how many rules had to be asked. */
  update(subjects: ReadonlyMap<string, Subject>, changed: ReadonlySet<string>, view: View): number;
  /** In the order in which subjects stand in the drawing. */
  all(): Iterable<Evaluation>;
}

interface Slot {
  readonly rule: Rule;
  subject: Subject;
  watched: Watched<boolean> | undefined;
}

export function createEvaluations(reads: Reads): Evaluations {
  let slots = new Map<string, readonly Slot[]>();
  const readers = new Map<string, Set<Slot>>();

  function forget(slot: Slot): void {
    for (const id of slot.watched?.read ?? []) readers.get(id)?.delete(slot);
    slot.watched = undefined;
  }

  function ask(slot: Slot, view: View): void {
    forget(slot);
    slot.watched = reads.watch(() => holds(slot.rule, slot.subject, view));
    for (const id of slot.watched.read) {
      const those = readers.get(id);
      if (those) those.add(slot);
      else readers.set(id, new Set([slot]));
    }
  }

  return {
    update(subjects, changed, view) {
      const kept = new Map<string, readonly Slot[]>();
      const due = new Set<Slot>();
      for (const [key, subject] of subjects) {
        const known = slots.get(key);
        const own = known ?? rulesAbout(subject).map((rule): Slot => ({ rule, subject, watched: undefined }));
        for (const slot of own) {
          slot.subject = subject;
          if (!known) due.add(slot);
        }
        kept.set(key, own);
      }
      for (const [key, gone] of slots) if (!kept.has(key)) gone.forEach(forget);
      slots = kept;
      for (const id of changed) for (const slot of readers.get(id) ?? []) due.add(slot);
      for (const slot of due) ask(slot, view);
      return due.size;
    },
    *all() {
      for (const own of slots.values()) {
        for (const { rule, subject, watched } of own) if (watched) yield { rule, subject, watched };
      }
    },
  };
}
