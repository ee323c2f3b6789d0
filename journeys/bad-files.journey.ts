import { expect, type Locator, test } from "@playwright/test";
import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { query } from "./steps/api.ts";
import { ORGANIZATION, signIn } from "./steps/console.ts";

const template = findTemplate("streaming-starter");
if (!template) throw new Error("The catalogue has no streaming starter.");
const good = expandTemplate(template);
const [first] = good.edges;
if (!first) throw new Error("The streaming starter has no edge.");
const lastEdge = good.edges.length;
const lastComponent = good.components.length;

/** What is wrong with each file, and what the console says: what it is, where, and the code to look for. */
const BAD_FILES: readonly { readonly what: string; readonly text: string; readonly says: readonly (string | RegExp)[] }[] = [
  {
    what: "not JSON",
    text: '{\n  "schemaVersion": 1,\n  "components": [,]\n}',
    says: ["This is not JSON: line 3, column 18 has “,”", "ZL-DOC-NOT-JSON"],
  },
  { what: "empty", text: "", says: ["This is not JSON: line 1, column 1 has the end of the file", "ZL-DOC-NOT-JSON"] },
  { what: "a picture", text: "\u0089PNG\r\n\u001a\n\0\0\0", says: ["This is not JSON: line 1, column 1", "ZL-DOC-NOT-JSON"] },
  { what: "not a blueprint", text: "[1, 2, 3]", says: ["This is not a blueprint", "ZL-DOC-SHAPE"] },
  {
    what: "of a newer schema",
    text: JSON.stringify({ ...good, schemaVersion: 99 }),
    says: ["schema version 99", "Update Zerolake", "ZL-DOC-NEWER · /schemaVersion"],
  },
  {
    what: "with a circle",
    text: JSON.stringify({ ...good, ...circle() }),
    says: ["Data runs in a circle through “There”, “Back”.", /ZL-EDGE-CYCLE · \/edges\/\d+ · there/],
  },
  {
    what: "with an unknown component",
    text: JSON.stringify({ ...good, components: [...good.components, { id: "ghost", kind: "teleporter", title: "Ghost", settings: {} }] }),
    says: ["no component of kind “teleporter”", `ZL-KIND-UNKNOWN · /components/${lastComponent}/kind · ghost`],
  },
  {
    what: "with an edge to nowhere",
    text: JSON.stringify({ ...good, edges: [...good.edges, { ...first, id: "lost", to: { component: "nowhere", port: "events" } }] }),
    says: ["nowhere", new RegExp(`ZL-EDGE-[A-Z-]+ · /edges/${lastEdge}\\S* · lost`)],
  },
  {
    what: "with an edge that its ports refuse",
    text: JSON.stringify({ ...good, edges: [...good.edges, { id: "odd", from: first.from, to: { component: "sql", port: "events" } }] }),
    says: ["ZL-EDGE-PORT", `/edges/${lastEdge}`],
  },
  {
    what: "too large for the server",
    text: JSON.stringify({ ...good, padding: "x".repeat(3_000_000) }),
    says: ["This document is too large: it has 3 MB.", "at most 2 MB", "ZL-DOC-TOO-LARGE"],
  },
];

function circle(): Pick<typeof good, "components" | "edges"> {
  const job = { kind: "stream-processor", settings: {} };
  return {
    components: [...good.components, { ...job, id: "there", title: "There" }, { ...job, id: "back", title: "Back" }],
    edges: [
      ...good.edges,
      { id: "out", from: { component: "there", port: "events" }, to: { component: "back", port: "events" } },
      { id: "home", from: { component: "back", port: "events" }, to: { component: "there", port: "events" } },
    ],
  };
}

test("a bad blueprint file is refused with what is wrong and where, and nothing is stored", async ({ page }) => {
  await signIn(page);
  const made = async () => {
    const { rows } = await query<{ rows: { name: string }[] }>(page.request, "projects.list", { organization: ORGANIZATION });
    return rows.filter(({ name }) => name === "Never made");
  };
  await page.goto(`/${ORGANIZATION}/projects?new=1`);
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name").fill("Never made");
  await dialog.getByRole("radio", { name: "Import a file" }).click();

  for (const { what, text, says } of BAD_FILES) {
    await test.step(what, async () => {
      await choose(dialog, `${what}.json`, Buffer.from(text));
      await dialog.getByRole("button", { name: "Create project" }).click();
      const errors = dialog.getByRole("alert", { name: "Import errors" });
      await expect(errors).toContainText("Nothing was imported");
      for (const words of says) await expect(errors).toContainText(words);
    });
  }
  await test.step("10 MB: refused before it is sent", async () => {
    await choose(dialog, "huge.json", Buffer.alloc(10_000_000, "x"));
    await expect(dialog.getByRole("alert")).toContainText("huge.json has 10 MB. A blueprint has at most 2 MB");
    await expect(dialog.getByRole("button", { name: "Create project" })).toBeDisabled();
  });
  await test.step("10 MB sent past the console: refused all the same", async () => {
    const start = { from: "file", text: "x".repeat(10_000_000) };
    const response = await page.request.post("/api/trpc/projects.create", {
      data: { json: { organization: ORGANIZATION, name: "Never made", start } },
    });
    expect(response.status()).toBeGreaterThanOrEqual(400);
    expect(response.status()).toBeLessThan(500);
    expect(await response.text()).toContain("too large");
  });

  expect(await made()).toEqual([]);
  await test.step("a good file in the same dialog is imported", async () => {
    await choose(dialog, "good.json", Buffer.from(JSON.stringify(good)));
    await dialog.getByRole("button", { name: "Create project" }).click();
    await page.waitForURL("**/blueprints/main**");
    await expect(page.getByRole("application", { name: /Blueprint canvas/ })).toBeVisible();
  });
});

async function choose(dialog: Locator, name: string, buffer: Buffer): Promise<void> {
  await dialog.getByLabel("Blueprint file").setInputFiles({ name, mimeType: "application/json", buffer });
}
