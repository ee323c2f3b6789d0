import { claimMail, recordMailFailure, recordMailSent } from "@zerolake/db";
import { createMailer, MailRefused } from "@zerolake/mail";
import type { JobPayload } from "@zerolake/queue";
import type { WorkerContext } from "../worker-context.ts";

/**
 * Hands a letter of the outbox to the mail server. At least once: a worker that dies between the server's answer and the note leaves a letter that
 * is sent again under the same id.
 */
export async function mailSend(
  { db, mailServer, logger }: Pick<WorkerContext, "db" | "mailServer" | "logger">,
  { emailId }: JobPayload<"mail.send">,
): Promise<void> {
  if (!mailServer) return;
  const letter = await claimMail(db, emailId);
  if (!letter) return;
  const mailer = createMailer(mailServer);
  try {
    await mailer.send(letter);
    await recordMailSent(db, emailId);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const { message, isPermanent } = error;
    logger.warn({ emailId, attempts: letter.attempts, isPermanent, message }, "a letter was not taken");
    await recordMailFailure(db, emailId, { message, isPermanent });
  } finally {
    mailer.close();
  }
}
