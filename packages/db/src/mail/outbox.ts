import type { Database, Transaction } from "../database.ts";

export interface NewLetter {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text; may carry a link that opens something. */
  readonly text: string;
}

/** A letter that somebody has taken to send; nobody else gets it before its next turn. */
export interface ClaimedLetter extends NewLetter {
  readonly id: string;
  /** This one included. */
  readonly attempts: number;
}

/** Nobody waits for a letter longer than this; what it links to is over, too. */
const GIVEN_UP_AFTER_DAYS = 3;
/** After each failure twice as long, up to six hours. */
const FIRST_WAIT_SECONDS = 60;
const WAIT_SECONDS_MAX = 6 * 60 * 60;

/** Puts a letter into the outbox, in the transaction of what it tells: both happen or neither. A worker with a mail server sends it. */
export async function queueMail(tx: Transaction, organizationId: string | null, letter: NewLetter): Promise<void> {
  await queueMails(tx, organizationId, [letter]);
}

/** The same for many letters, in one statement. */
export async function queueMails(tx: Transaction, organizationId: string | null, letters: readonly NewLetter[]): Promise<void> {
  await tx.email.createMany({ data: letters.map(({ to, subject, text }) => ({ organizationId, to, subject, text })) });
}

/** Letters whose turn it is, oldest first. */
export async function listDueMails(db: Database, limit: number): Promise<{ emailId: string }[]> {
  const { rows } = await db.pool.query<{ emailId: string }>(
    `SELECT id AS "emailId" FROM email WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Takes a letter that is due; a sender that dies meanwhile leaves it to the next one after the usual wait. */
export async function claimMail(db: Database, emailId: string): Promise<ClaimedLetter | undefined> {
  const { rows } = await db.pool.query<ClaimedLetter>(
    `UPDATE email SET attempts = attempts + 1,
       due_at = now() + least($2 * power(2, attempts), $3) * interval '1 second'
     WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND due_at <= now() AND text IS NOT NULL
     RETURNING id, "to", subject, text, attempts`,
    [emailId, FIRST_WAIT_SECONDS, WAIT_SECONDS_MAX],
  );
  return rows[0];
}

/** The server has taken it: its text is forgotten. */
export async function recordMailSent(db: Database, emailId: string): Promise<void> {
  await db.pool.query(`UPDATE email SET sent_at = now(), text = NULL, last_error = NULL WHERE id = $1 AND sent_at IS NULL`, [emailId]);
}

/** It was not taken: tried again when it is due, or never where that cannot help. */
export async function recordMailFailure(db: Database, emailId: string, failure: { message: string; isPermanent: boolean }): Promise<void> {
  await db.pool.query(
    `UPDATE email SET last_error = $2, given_up_at = CASE WHEN $3 THEN now() END, text = CASE WHEN $3 THEN NULL ELSE text END
     WHERE id = $1 AND sent_at IS NULL`,
    [emailId, failure.message, failure.isPermanent],
  );
}

/** Forgets what nobody has sent for days, as happens where no mail server is set up. Returns how many. */
export async function giveUpOldMails(db: Database): Promise<number> {
  const { rowCount } = await db.pool.query(
    `UPDATE email SET given_up_at = now(), text = NULL, last_error = coalesce(last_error, 'no mail server took it in time')
     WHERE sent_at IS NULL AND given_up_at IS NULL AND created_at < now() - $1 * interval '1 day'`,
    [GIVEN_UP_AFTER_DAYS],
  );
  return rowCount ?? 0;
}
