import { expect, it } from "vitest";
import {
  can,
  FOR_PEOPLE_ONLY,
  GRANTABLE_ROLES,
  grantedBy,
  narrowestPlace,
  PERMISSION_WORDS,
  PERMISSIONS,
  ROLE_DESCRIPTIONS,
  ROLES,
  TOKEN_DAYS_DEFAULT,
  TOKEN_DAYS_MAX,
} from "./index.ts";

const titles = ROLES.map((role) => ROLE_DESCRIPTIONS[role].title);
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** The page for people, written from the table that the program asks. */
function permissionsPage(): string {
  return [
    "# Who may do what",
    "",
    "Written from the table in `packages/access`; change it there, then run `npx vitest run --project unit packages/access -u`.",
    "",
    "A member has one **role** in the whole organisation. A role can be **granted** on top of it in one project, or in one environment of a project: a grant adds what",
    "the role gives there, and takes nothing away. A plan is approved by the right to approve *and* by the rule of its environment: an author of a plan stays one, whatever",
    "rights they have, and whoever made a token is an author of what is asked for with it.",
    "",
    "## Roles",
    "",
    row(["role", "what it is for", "can be granted in one place"]),
    row(["---", "---", "---"]),
    ...ROLES.map((role) => row([ROLE_DESCRIPTIONS[role].title, ROLE_DESCRIPTIONS[role].purpose, isGrantable(role) ? "yes" : "no"])),
    "",
    "## Permissions",
    "",
    "*narrowest place*: what concerns the whole organisation is granted for all of it or not at all.",
    "",
    row(["permission", "allows to", "narrowest place", ...titles]),
    row(["---", "---", "---", ...titles.map(() => ":-:")]),
    ...PERMISSIONS.map((permission) =>
      row([
        `\`${permission}\``,
        PERMISSION_WORDS[permission],
        narrowestPlace(permission),
        ...ROLES.map((role) => (can(role, permission) ? "✓" : "")),
      ]),
    ),
    "",
    "## What a granted role gives",
    "",
    row(["role", "in a project, with its environments", "in one environment"]),
    row(["---", "---", "---"]),
    ...GRANTABLE_ROLES.map((role) =>
      row([ROLE_DESCRIPTIONS[role].title, beyondReading(grantedBy({ role })), beyondReading(grantedBy({ role, environment: "one" }))]),
    ),
    "",
    "Reading is left out: whoever may, may everywhere.",
    "",
    "## Tokens",
    "",
    "A program sends a token as `Authorization: Bearer zl_…` to `/api/trpc`. It has a role's permissions or listed ones, in one project or everywhere, and never more than its",
    `owner has at that moment. It ends after ${TOKEN_DAYS_DEFAULT} days unless something else is said, after ${TOKEN_DAYS_MAX} at the latest, and at once when it is revoked or its owner is deactivated.`,
    "Only its hash is stored. **Service accounts** have a role like a member, and nothing but tokens to come in with.",
    "",
    `No token ever holds ${FOR_PEOPLE_ONLY.map((permission) => `\`${permission}\``).join(", ")}: those are for people who have signed in.`,
    "",
  ].join("\n");
}

function isGrantable(role: string): boolean {
  return (GRANTABLE_ROLES as readonly string[]).includes(role);
}

function beyondReading(permissions: Iterable<string>): string {
  return [...permissions]
    .filter((permission) => !permission.endsWith(":read"))
    .map((permission) => `\`${permission}\``)
    .join(", ");
}

it("the page of permissions in docs says what the table says", async () => {
  await expect(permissionsPage()).toMatchFileSnapshot("../../../docs/permissions.md");
});
