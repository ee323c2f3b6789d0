export { createMailer, type Letter, type Mailer, MailRefused } from "./mailer.ts";
