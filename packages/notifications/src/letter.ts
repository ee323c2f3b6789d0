import type { NotificationEvent } from "./event.ts";
import { sentenceOf } from "./sentence.ts";

const SUBJECT_MAX = 150;

export interface Letter {
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/** The letter about an event. `choices` is where its reader changes what they are told; absent where a rule of the organisation sends it. */
export function letterOf(
  event: NotificationEvent,
  { organization, url, choices }: { readonly organization: string; readonly url?: string; readonly choices?: string },
): Letter {
  const sentence = sentenceOf(event);
  const subject = sentence.length > SUBJECT_MAX ? `${sentence.slice(0, SUBJECT_MAX - 1)}…` : sentence;
  const why =
    choices === undefined
      ? `A rule of ${organization} sends this.`
      : `You are told of this in ${organization}. Choose what you are told: ${choices}`;
  return { subject, text: [sentence, ...(url === undefined ? [] : [url]), why].join("\n\n") };
}
