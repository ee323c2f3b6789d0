import type { NotificationEvent } from "./event.ts";
import { KIND_TERMS } from "./event-kinds.ts";
import { sentenceOf } from "./sentence.ts";

/** `standard`: JSON for programs, signed. `slack` and `teams`: what their incoming webhooks, and those that are compatible, take. */
export const WEBHOOK_FORMS = ["standard", "slack", "teams"] as const;
export type WebhookForm = (typeof WEBHOOK_FORMS)[number];

export interface ToldEvent {
  readonly event: NotificationEvent;
  readonly at: Date;
  readonly organization: { readonly slug: string; readonly name: string };
  /** Whole address of the page; absent where the installation does not know its own. */
  readonly url?: string;
}

/** The body of the call, as text: it is signed and sent byte for byte. */
export function webhookBody(form: WebhookForm, told: ToldEvent): string {
  return JSON.stringify(BODIES[form](told));
}

/** The body of a call that only tries whether the receiver is there. */
export function testBody(form: WebhookForm, { at, organization }: Pick<ToldEvent, "at" | "organization">): string {
  const sentence = `This is a test from ${organization.name} in Zerolake.`;
  if (form === "standard") return JSON.stringify({ type: "test", timestamp: at.toISOString(), data: { organization, sentence } });
  return JSON.stringify(form === "slack" ? slackMessage(sentence, undefined) : teamsMessage(sentence, undefined));
}

const BODIES: Readonly<Record<WebhookForm, (told: ToldEvent) => unknown>> = {
  standard: ({ event, at, organization, url }) => ({
    type: event.kind,
    timestamp: at.toISOString(),
    data: {
      organization,
      sentence: sentenceOf(event),
      importance: KIND_TERMS[event.kind].importance,
      ...(url === undefined ? {} : { url }),
      ...(event.project ? { project: event.project } : {}),
      ...(event.environment ? { environment: event.environment } : {}),
      facts: publicFacts(event),
    },
  }),
  slack: ({ event, url }) => slackMessage(sentenceOf(event), url),
  teams: ({ event, url }) => teamsMessage(sentenceOf(event), url),
};

/** Whose word counts is for our own use: ids of people leave with nothing. */
function publicFacts({ kind, facts }: NotificationEvent): unknown {
  return kind === "approval.asked" ? { number: facts.number } : facts;
}

/** `&`, `<` and `>` steer its text; everything else is plain, since links and mentions need them. */
function slackMessage(sentence: string, url: string | undefined) {
  const text = sentence.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return { text: url === undefined ? text : `${text} <${url}|Open>`, unfurl_links: false };
}

/** An Adaptive Card inside a message. A run of text takes no markup, so that nobody's words become a link. */
function teamsMessage(sentence: string, url: string | undefined) {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: sentence }] }],
    ...(url === undefined ? {} : { actions: [{ type: "Action.OpenUrl", title: "Open", url }] }),
  };
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }] };
}
