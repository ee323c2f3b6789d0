import type { DeliveryView, RuleView } from "@zerolake/db";
import { KIND_TERMS, type PersonalChoice, type WebhookForm } from "@zerolake/notifications";

export const CHOICE_OPTIONS: readonly { readonly value: PersonalChoice; readonly label: string }[] = [
  { value: "inbox", label: "Inbox" },
  { value: "email", label: "E-mail" },
  { value: "both", label: "Inbox and e-mail" },
  { value: "none", label: "Not at all" },
];

export const FORM_WORDS: Readonly<Record<WebhookForm, { readonly title: string; readonly help: string }>> = {
  standard: { title: "Webhook", help: "JSON for a program of yours, signed as Standard Webhooks describes." },
  slack: { title: "Slack chat", help: "An incoming webhook of Slack, or of a chat that takes the same messages." },
  teams: { title: "Teams chat", help: "A webhook of a Teams channel, made in its Workflows." },
};

/** Up to two kinds by name, then how many more. */
export function kindsInWords(kinds: RuleView["kinds"]): string {
  const titles = kinds.map((kind) => KIND_TERMS[kind].title);
  const [first = "", second] = titles;
  if (titles.length <= 2) return second === undefined ? first : `${first}; ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
  return `${first} and ${titles.length - 1} more`;
}

type Ended = Pick<DeliveryView, "deliveredAt" | "givenUpAt" | "triedAt" | "status" | "tookMs" | "answer" | "tries">;

/** What came of a message, e.g. "Delivered, 200 in 240 ms."; `undefined` while its first try is on its way. */
export function deliveryInWords({ deliveredAt, givenUpAt, status, tookMs, answer, tries }: Ended): string | undefined {
  if (tookMs === null) return givenUpAt === null ? undefined : `Not sent. ${answer ?? ""}`.trim();
  const reply = status === null ? (answer ?? "nothing came back") : `${status} in ${tookMs} ms`;
  if (deliveredAt !== null) return `Delivered, ${reply}.`;
  const times = tries > 1 ? ` after ${tries} tries` : "";
  const end = reply.endsWith(".") ? "" : ".";
  return givenUpAt === null ? `Not taken: ${reply}${end} Tried again later.` : `Not delivered${times}: ${reply}${end}`;
}
