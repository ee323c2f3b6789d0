import { createPublicKey } from "node:crypto";
import { appendAudit } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf, contextOf } from "@/server/trpc/console.testing.ts";
import { exportAudit } from "./export-audit.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  world = await createWorld(services.database);
  const target = { type: "project", id: "p", name: '=HYPERLINK("http://evil.example","x")' };
  await services.database.prisma.$transaction((tx) =>
    appendAudit(tx, world.organizationId, {
      actor: { ...world.actor, name: "+Mira" },
      action: "project.rename",
      target,
      result: "refused",
    }),
  );
});
afterAll(() => stop());

const at = () => ({ organization: world.slug });

async function member(role: string) {
  const user = await services.database.prisma.user.create({ data: { email: `${role}-${world.slug}@example.com`, name: role } });
  await services.database.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role } });
  return consoleOf(services, user.id);
}

describe("the audit log over the API", () => {
  it("is read by owners and auditors, page by page, and by nobody else", async () => {
    const owner = await consoleOf(services, world.user.id);
    const { rows } = await owner.audit.list(at());
    expect(rows[0]).toMatchObject({ action: "project.rename", result: "refused" });
    expect((await owner.audit.list({ ...at(), cursor: rows[0]!.sequence })).rows[0]?.sequence).toBe(rows[0]!.sequence - 1);
    expect((await owner.audit.list({ ...at(), result: "refused", person: "+mi" })).rows).toHaveLength(1);
    expect((await (await member("auditor")).audit.list(at())).rows.length).toBeGreaterThan(1);
    await expect((await member("editor")).audit.list(at())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is kept as long as an owner says, which is an entry itself and asks for a check", async () => {
    const owner = await consoleOf(services, world.user.id);
    await expect(owner.audit.retain({ ...at(), keepDays: 1 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await owner.audit.retain({ ...at(), keepDays: 365 });
    expect(await owner.audit.chain(at())).toMatchObject({ keepDays: 365, isRequested: true });
    expect((await owner.audit.list(at())).rows[0]).toMatchObject({ action: "audit.retain", after: { keepDays: 365 } });
  });
});

describe("an export of the audit log", () => {
  it("as JSON Lines holds every entry and ends with an anchor that a stranger can check", async () => {
    const response = await exportAudit(await contextOf(services, world.user.id), { ...at(), format: "jsonl" });
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-org-[\da-f]+-\d{4}-\d{2}-\d{2}\.jsonl"$/);
    const lines = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const { anchor } = lines.at(-1);
    expect(lines.slice(0, -1).map(({ sequence }) => sequence)).toEqual(Array.from({ length: anchor.sequence }, (_, index) => index + 1));
    expect(lines.at(-2)).toMatchObject({ action: "audit.export", hash: anchor.hash });
    expect(createPublicKey(anchor.publicKey).asymmetricKeyType).toBe("ed25519");
  });

  it("as CSV holds no cell that a spreadsheet would run, and only what the filter leaves", async () => {
    const text = await (
      await exportAudit(await contextOf(services, world.user.id), { ...at(), format: "csv", action: "project.rename" })
    ).text();
    const [head, entry, anchor, end] = text.split("\r\n");
    expect(head).toMatch(/^sequence,time,kind,who,/);
    expect(entry).toContain(`,'+Mira,`);
    expect(entry).toContain(`,"'=HYPERLINK(""http://evil.example"",""x"")",`);
    expect(anchor).toContain(",anchor,");
    expect(end).toBe("");
    expect(text.split(/\r\n|,/).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  });

  it("as CSV holds no formula behind a semicolon, where spreadsheets of half of Europe begin a cell", async () => {
    const target = { type: "project", id: "p", name: "Lake;=1+1;@SUM(1)" };
    await services.database.prisma.$transaction((tx) =>
      appendAudit(tx, world.organizationId, { actor: world.actor, action: "project.semicolon", target, after: { name: target.name } }),
    );
    const narrowed = { ...at(), format: "csv", action: "project.semicolon" } as const;
    const text = await (await exportAudit(await contextOf(services, world.user.id), narrowed)).text();
    expect(text).toContain("Lake;'=1+1;'@SUM(1)");
    expect(text).not.toMatch(/;[=+@]/);
  });

  it("is nothing for a stranger", async () => {
    const stranger = await services.database.prisma.user.create({ data: { email: `stranger-${world.slug}@example.com`, name: "S" } });
    expect((await exportAudit(await contextOf(services, stranger.id), { ...at(), format: "csv" })).status).toBe(404);
  });
});
