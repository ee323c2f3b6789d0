import {
  makeSigningKey,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  type SigningKey,
  type SigningKeyStore,
  signingKeyOf,
} from "./signing-key.ts";
import { TOKEN_LIFETIME_SECONDS } from "./token-issuer.ts";

const DAY_MS = 86_400_000;
const MS_PER_SECOND = 1_000;

/** A key signs for this long before the next one is made. */
export const ROTATE_AFTER_MS = 90 * DAY_MS;
/** Clouds keep what they read of the keys for up to a day, so a new key is shown this long before it signs. */
export const SHOWN_BEFORE_MS = DAY_MS;
/** A key that signs no more stays shown until its last token has ended, and a day for clouds that are slow. */
const SHOWN_AFTER_MS = DAY_MS + TOKEN_LIFETIME_SECONDS * MS_PER_SECOND;

export type KeyChange =
  | { readonly kind: "make"; readonly algorithm: SigningAlgorithm }
  | { readonly kind: "begin"; readonly id: string }
  | { readonly kind: "remove"; readonly id: string };

export interface RotationInput {
  readonly keys: readonly SigningKey[];
  readonly nowMs: number;
  /** A person asked for it: keys are replaced whatever their age. */
  readonly isForced?: boolean;
}

/**
 * What is due now. A new key is shown for a day before it signs, and an old one for a day after, so that no cloud meets a token whose
 * key it cannot know. The first key of an algorithm signs at once: nobody has read our keys yet.
 */
export function dueKeyChanges({ keys, nowMs, isForced = false }: RotationInput): readonly KeyChange[] {
  const olderThan = (time: Date, ms: number) => nowMs - time.getTime() >= ms;
  return SIGNING_ALGORITHMS.flatMap((algorithm): KeyChange[] => {
    const own = keys.filter((key) => key.algorithm === algorithm);
    const current = signingKeyOf(own, algorithm);
    const waiting = own.find(({ signsSince }) => signsSince === null);
    const gone = own
      .filter(({ leftAt }) => leftAt !== null && olderThan(leftAt, SHOWN_AFTER_MS))
      .map(({ id }) => ({ kind: "remove", id }) as const);
    const isDue = current === undefined || isForced || olderThan(current.signsSince ?? current.createdAt, ROTATE_AFTER_MS);
    if (!waiting) return isDue ? [...gone, { kind: "make", algorithm }] : gone;
    const mayBegin = current === undefined || olderThan(waiting.createdAt, SHOWN_BEFORE_MS);
    return mayBegin ? [...gone, { kind: "begin", id: waiting.id }] : gone;
  });
}

export interface Rotation {
  readonly store: SigningKeyStore;
  readonly nowMs: () => number;
  /**
   * Whether the public address shows the key. Where the documents are copied to another host by hand, a key that was not copied yet
   * must not sign; the one before it goes on.
   */
  readonly isShown: (id: string) => Promise<boolean>;
  readonly isForced?: boolean;
}

/** Does what is due and returns it. Whoever calls it sees to it that nobody else does at the same time. */
export async function rotateKeys({ store, nowMs, isShown, isForced = false }: Rotation): Promise<readonly KeyChange[]> {
  const done: KeyChange[] = [];
  const keys = await store.list();
  for (const change of dueKeyChanges({ keys, nowMs: nowMs(), isForced })) if (await carryOut(change)) done.push(change);
  return done;

  async function carryOut(change: KeyChange): Promise<boolean> {
    switch (change.kind) {
      case "make": {
        const key = await makeSigningKey(change.algorithm);
        await store.add(key);
        if (!signingKeyOf(keys, change.algorithm)) await store.begin(key.id);
        return true;
      }
      case "begin": {
        const isFirst = !keys.some(({ signsSince }) => signsSince !== null);
        if (!isFirst && !(await isShown(change.id))) return false;
        await store.begin(change.id);
        return true;
      }
      case "remove":
        await store.remove(change.id);
        return true;
    }
  }
}
