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
  /** Those that found something or lacked a fact, in the order in which subjects stand in the drawing. */
  telling(): readonly Evaluation[];
}

interface Dossier {
  subject: Subject;
  readonly slots: readonly Slot[];
}

interface Slot {
  readonly rule: Rule;
  watched: Watched<boolean> | undefined;
}

export function createEvaluations(reads: Reads): Evaluations {
  let dossiers = new Map<string, Dossier>();
  const owners = new Map<Slot, Dossier>();
  const readers = new Map<string, Set<Slot>>();

  function open(subject: Subject): Dossier {
    const dossier: Dossier = { subject, slots: rulesAbout(subject).map((rule) => ({ rule, watched: undefined })) };
    for (const slot of dossier.slots) owners.set(slot, dossier);
    return dossier;
  }

  function close({ slots }: Dossier): void {
    for (const slot of slots) {
      forget(slot);
      owners.delete(slot);
    }
  }

  function forget(slot: Slot): void {
    for (const id of slot.watched?.read ?? []) readers.get(id)?.delete(slot);
    slot.watched = undefined;
  }

  function ask(slot: Slot, subject: Subject, view: View): void {
    forget(slot);
    slot.watched = reads.watch(() => holds(slot.rule, subject, view));
    for (const id of slot.watched.read) {
      const those = readers.get(id);
      if (those) those.add(slot);
      else readers.set(id, new Set([slot]));
    }
  }

  return {
    update(subjects, changed, view) {
      const due = new Set<Slot>();
      const kept = new Map<string, Dossier>();
      for (const [key, subject] of subjects) {
        const known = dossiers.get(key);
        const dossier = known ?? open(subject);
        dossier.subject = subject;
        if (!known) for (const slot of dossier.slots) due.add(slot);
        kept.set(key, dossier);
      }
      for (const [key, gone] of dossiers) if (!kept.has(key)) close(gone);
      dossiers = kept;
      for (const id of changed) for (const slot of readers.get(id) ?? []) due.add(slot);
      for (const slot of due) {
        const dossier = owners.get(slot);
        if (dossier) ask(slot, dossier.subject, view);
      }
      return due.size;
    },
    telling() {
      const told: Evaluation[] = [];
      for (const { subject, slots } of dossiers.values()) {
        for (const { rule, watched } of slots) {
          if (watched && (watched.answer || watched.missing.size > 0)) told.push({ rule, subject, watched });
        }
      }
      return told;
    },
  };
}
