import { createTransport } from "nodemailer";

export interface Letter {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** Stays the same when a letter is sent again, so that a mailbox can tell a repetition. */
  readonly id: string;
}

export interface Mailer {
  /**
   * Hands a letter to the mail server; resolves once the server has taken it. Throws with the server's words, `isPermanent` when trying
   * again cannot help (SMTP answers from 500 on).
   */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Why a letter was not taken. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
  readonly isPermanent: boolean;

  constructor(message: string, { isPermanent, cause }: { isPermanent: boolean; cause?: unknown }) {
    super(message, { cause });
    this.isPermanent = isPermanent;
  }
}

/** A server that takes longer is tried again later. */
const ANSWER_LIMIT_MS = 20_000;
const PERMANENT_FROM = 500;
/** What would begin a new header line, or hide one. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/u;
/** One mailbox and nothing else: no names, no lists, no brackets. */
const MAILBOX = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+$/u;

/** `url` as nodemailer takes it, e.g. `smtps://user:password@mail.example.com`; `from` may have a name: `Zerolake <zl@example.com>`. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: ANSWER_LIMIT_MS,
      greetingTimeout: ANSWER_LIMIT_MS,
      socketTimeout: ANSWER_LIMIT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ to, subject, text, id }) {
      assertOneLine(to, subject);
      try {
        await transport.sendMail({ to: { name: "", address: to }, subject, text, messageId: `<${id}@${domainOf(from)}>` });
      } catch (cause) {
        throw new MailRefused(cause instanceof Error ? cause.message : String(cause), { isPermanent: isPermanent(cause), cause });
      }
    },
    close: () => transport.close(),
  };
}

/** Whatever a person typed must stay one value of one header. */
function assertOneLine(to: string, subject: string): void {
  if (CONTROL.test(subject)) throw new MailRefused("The subject has control characters in it.", { isPermanent: true });
  if (CONTROL.test(to) || !MAILBOX.test(to)) throw new MailRefused("The address is not that of one mailbox.", { isPermanent: true });
}

function isPermanent(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : undefined;
  return typeof code === "number" && code >= PERMANENT_FROM;
}

function domainOf(from: string): string {
  return /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
}
