import { giveUpOldMails, listDueMails, queueMail } from "@zerolake/db";
import { createTestDatabase, type TestDatabase } from "@zerolake/db/testing";
import { startTestMailServer, type TestMailServer } from "@zerolake/mail/testing";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mailSend } from "./mail-send.ts";

let test: TestDatabase;
let server: TestMailServer;
beforeAll(async () => {
  test = await createTestDatabase();
  server = await startTestMailServer();
});
beforeEach(async () => {
  await test.db.prisma.email.deleteMany();
  server.taken.splice(0);
  server.refuseWith(undefined);
});
afterAll(async () => {
  await server.stop();
  await test.drop();
});

const LETTER = { to: "mira@orders.example", subject: "Join Orders", text: "https://x.example/invitation/abc" };
const context = () => ({ db: test.db, logger: pino({ enabled: false }), mailServer: { url: server.url, from: "zl@orders.example" } });

/** Puts a letter in, lets two workers hear of it at once, and tells how its row stands. */
async function sent(letter = LETTER) {
  await test.db.prisma.$transaction((tx) => queueMail(tx, null, letter));
  for (const job of await listDueMails(test.db, 10)) await Promise.all([mailSend(context(), job), mailSend(context(), job)]);
  return row();
}

const row = () => test.db.prisma.email.findFirstOrThrow();

describe("letters of the outbox", () => {
  it("each is sent once, however many workers hear of it, and its text is forgotten", async () => {
    expect(await sent()).toMatchObject({ attempts: 1, text: null, lastError: null, sentAt: expect.any(Date) });
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.raw).toContain("invitation/abc");
  });

  it("none is sent that a transaction took back", async () => {
    const broken = test.db.prisma.$transaction(async (tx) => {
      await queueMail(tx, null, LETTER);
      throw new Error("taken back");
    });
    await expect(broken).rejects.toThrow("taken back");
    expect(await listDueMails(test.db, 10)).toEqual([]);
  });

  it("a server that says 'later' is asked again later, and again after that", async () => {
    server.refuseWith(451);
    const first = await sent();
    expect(first).toMatchObject({ sentAt: null, givenUpAt: null, lastError: expect.stringContaining("not now") });
    expect(first.dueAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
    expect(await listDueMails(test.db, 10)).toEqual([]);
    server.refuseWith(undefined);
    await test.db.prisma.email.updateMany({ data: { dueAt: new Date(0) } });
    await mailSend(context(), { emailId: first.id });
    expect(await row()).toMatchObject({ attempts: 2, sentAt: expect.any(Date) });
  });

  it("what the server refuses for good, and what would write another header, is given up at once", async () => {
    server.refuseWith(550);
    expect(await sent()).toMatchObject({ givenUpAt: expect.any(Date), text: null });
    server.refuseWith(undefined);
    await test.db.prisma.email.deleteMany();
    expect(await sent({ ...LETTER, subject: "Join\r\nBcc: all@evil.example" })).toMatchObject({
      givenUpAt: expect.any(Date),
      sentAt: null,
    });
    expect(server.taken).toEqual([]);
  });

  it("without a mail server a letter waits, and is forgotten after days", async () => {
    await test.db.prisma.$transaction((tx) => queueMail(tx, null, LETTER));
    const { id } = await row();
    await mailSend({ ...context(), mailServer: undefined }, { emailId: id });
    expect(await row()).toMatchObject({ attempts: 0, sentAt: null, text: LETTER.text });
    expect(await giveUpOldMails(test.db)).toBe(0);
    await test.db.prisma.email.updateMany({ data: { createdAt: new Date(0) } });
    expect(await giveUpOldMails(test.db)).toBe(1);
    expect(await row()).toMatchObject({ text: null, givenUpAt: expect.any(Date) });
  });
});
