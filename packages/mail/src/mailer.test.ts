import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestMailServer, type TestMailServer } from "./mail-server.testing.ts";
import { createMailer, type Mailer, MailRefused } from "./mailer.ts";

let server: TestMailServer;
let mailer: Mailer;
beforeAll(async () => {
  server = await startTestMailServer();
  mailer = createMailer({ url: server.url, from: "Zerolake <zerolake@orders.example>" });
});
afterAll(async () => {
  mailer.close();
  await server.stop();
});

const LETTER = { to: "mira@orders.example", subject: "Join Orders – für Mira", text: "https://x.example/invitation/abc\n", id: "1" };

describe("sending over SMTP", () => {
  it("hands one letter to one mailbox, with an id that stays the same", async () => {
    await mailer.send(LETTER);
    const [letter] = server.taken.splice(0);
    expect(letter?.to).toEqual(["mira@orders.example"]);
    expect(letter?.raw).toContain("From: Zerolake <zerolake@orders.example>");
    expect(letter?.raw).toContain("Message-ID: <1@orders.example>");
    expect(letter?.raw).toContain("https://x.example/invitation/abc");
  });

  it.each([
    [{ subject: "Hello\r\nBcc: everybody@evil.example" }],
    [{ subject: "Hello\u2028Bcc: everybody@evil.example" }],
    [{ to: "mira@orders.example\r\nBcc: everybody@evil.example" }],
    [{ to: "mira@orders.example, everybody@evil.example" }],
    [{ to: "Mira <mira@orders.example>" }],
    [{ to: "no mailbox" }],
  ])("lets nobody write another header or another mailbox: %j", async (bad) => {
    await expect(mailer.send({ ...LETTER, ...bad })).rejects.toMatchObject({ name: "MailRefused", isPermanent: true });
    expect(server.taken).toEqual([]);
  });

  it.each([
    [451, false],
    [550, true],
  ])("tells a refusal with %i as final: %s", async (code, isPermanent) => {
    server.refuseWith(code);
    await expect(mailer.send(LETTER)).rejects.toMatchObject({ isPermanent });
    server.refuseWith(undefined);
  });

  it("a server that is away may be tried again", async () => {
    const away = createMailer({ url: "smtp://127.0.0.1:1", from: "zerolake@orders.example" });
    const refusal = await away.send(LETTER).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MailRefused);
    expect(refusal).toMatchObject({ isPermanent: false });
  });
});
