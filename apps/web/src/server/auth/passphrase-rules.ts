import { AppError } from "@zerolake/db";

/** Shortest passphrase that is accepted, in characters. */
export const PASSPHRASE_LENGTH_MIN = 12;
export const PASSPHRASE_LENGTH_MAX = 1_000;
/** Parts of a name that are shorter say nothing about a passphrase. */
const NAME_PART_LENGTH_MIN = 4;
/** So much of a passphrase has to be left once somebody's name is taken out. */
const REST_LENGTH_MIN = 8;

export interface PassphraseOwner {
  readonly name: string;
  readonly email: string;
}

/** Refuses a passphrase that somebody would try early: too short, known from breaches, or made of its owner's name. */
export async function assertGoodPassphrase(passphrase: string, owner: PassphraseOwner): Promise<void> {
  const message = await passphraseProblem(passphrase, owner);
  if (message === undefined) return;
  throw new AppError("invalid", { message, hint: "A few unrelated words are easy to remember and hard to guess." });
}

/** What is wrong with a passphrase, in a sentence; `undefined` when nothing is. */
export async function passphraseProblem(passphrase: string, owner: PassphraseOwner): Promise<string | undefined> {
  if (passphrase.length < PASSPHRASE_LENGTH_MIN) return `Use at least ${PASSPHRASE_LENGTH_MIN} characters.`;
  if (passphrase.length > PASSPHRASE_LENGTH_MAX) return `Use at most ${PASSPHRASE_LENGTH_MAX} characters.`;
  if (isMadeOfName(passphrase.toLowerCase(), owner)) return "This passphrase is little more than your name.";
  if (await isBreached(passphrase.toLowerCase())) return "This passphrase is among the first that are tried: it is known from breaches.";
  return undefined;
}

function isMadeOfName(passphrase: string, { name, email }: PassphraseOwner): boolean {
  const parts = `${name} ${email}`.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u);
  const rest = parts.filter((part) => part.length >= NAME_PART_LENGTH_MIN).reduce((text, part) => text.replaceAll(part, ""), passphrase);
  return rest.length < passphrase.length && rest.length < REST_LENGTH_MIN;
}

/**
 * Whether the passphrase is on the list of passwords that breaches have shown most often, or is one of them made longer: repeated, or with digits
 * and signs around it. The list is read when first needed (2 MB) and comes with the program: nobody outside is asked.
 */
async function isBreached(passphrase: string): Promise<boolean> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const list = new Set<string>(dictionary["passwords-common"]);
  return [passphrase, shortestRepeat(passphrase), withoutEdges(passphrase), shortestRepeat(withoutEdges(passphrase))].some(
    (text) => text === "" || isOneCharacter(text) || list.has(text),
  );
}

function withoutEdges(text: string): string {
  return text.replace(/^[^\p{Letter}]+/u, "").replace(/[^\p{Letter}]+$/u, "");
}

/** "abcabc" → "abc". */
function shortestRepeat(text: string): string {
  const length = `${text}${text}`.indexOf(text, 1);
  return text.length % length === 0 ? text.slice(0, length) : text;
}

function isOneCharacter(text: string): boolean {
  return new Set(text).size === 1;
}
