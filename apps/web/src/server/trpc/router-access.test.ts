import { describe, expect, it } from "vitest";
import { LISTED_PROCEDURES } from "./procedures.testing.ts";

/** Everything that anybody may ask for without an account. A line more here is a decision. */
const PUBLIC = [
  "account.askForReset",
  "account.findReset",
  "account.passkeyOptions",
  "account.reset",
  "health.parts",
  "invitation.find",
  "invitation.join",
  "setup.createOwner",
  "setup.status",
  "wallboards.show",
];
/** What belongs to the person alone. */
const PERSONAL = [
  "account.addPasskey",
  "account.confirm",
  "account.confirmByPasskey",
  "account.confirmPasskeyOptions",
  "account.endAllSessions",
  "account.endSession",
  "account.finishApp",
  "account.newPasskeyOptions",
  "account.newRecoveryCodes",
  "account.removeApp",
  "account.removePasskey",
  "account.security",
  "account.setPassphrase",
  "account.startApp",
  "dashboard.deleteView",
  "dashboard.saveView",
  "dashboard.views",
  "inbox.choices",
  "inbox.lines",
  "inbox.markAllRead",
  "inbox.markRead",
  "inbox.setChoices",
  "inbox.unread",
  "invitation.accept",
  "navigation.organizations",
  "organizations.create",
  "organizations.leave",
];

const namesOf = (scope: string) => LISTED_PROCEDURES.filter(({ meta }) => meta?.access.scope === scope).map(({ name }) => name);

describe("the router", () => {
  it.each(LISTED_PROCEDURES.map(({ name, meta }) => [name, meta] as const))("%s is guarded by its builder", (_name, meta) => {
    expect(meta?.access).toBeDefined();
  });

  it("only these procedures are public, and only these are personal", () => {
    expect(namesOf("public").sort()).toEqual(PUBLIC);
    expect(namesOf("user").sort()).toEqual(PERSONAL);
  });

  it("no change asks for a mere reading permission", () => {
    const weak = LISTED_PROCEDURES.filter(
      ({ type, meta }) => type === "mutation" && meta && "permission" in meta.access && meta.access.permission.endsWith(":read"),
    );
    expect(weak.map(({ name }) => name)).toEqual([]);
  });
});
