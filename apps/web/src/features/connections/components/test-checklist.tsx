import type { ConnectionCheck, MissingPermission } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import { Card } from "@/components/ui/card.tsx";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { accessName } from "./access-words.ts";
import { CREDENTIAL_WORDS } from "./credential-words.ts";
import { type PermissionGroup, permissionGroups } from "./permission-groups.ts";

const LOOKS: Readonly<Record<ConnectionCheck["state"], { readonly role: StatusRole; readonly word: string }>> = {
  running: { role: "running", word: "Being checked" },
  passed: { role: "success", word: "Passed" },
  failed: { role: "danger", word: "Failed" },
  unknown: { role: "neutral", word: "Not checked" },
};

/** What the test looked at, each step as it happened. */
export function TestChecklist({
  checks,
  connection,
}: {
  checks: readonly ConnectionCheck[];
  connection: { readonly cloud: string; readonly method: string };
}) {
  if (checks.length === 0) return null;
  return (
    <Card title="Test">
      <CheckList checks={checks} titleOf={(name) => titleOf(name, connection)} />
    </Card>
  );
}

/** The steps themselves, under the titles that fit what was tested. */
export function CheckList({
  checks,
  titleOf: titled,
}: {
  checks: readonly ConnectionCheck[];
  titleOf: (name: ConnectionCheck["name"]) => string;
}) {
  return (
    <ol className="space-y-3">
      {checks.map((check) => (
        <CheckRow key={check.name} check={check} title={titled(check.name)} />
      ))}
    </ol>
  );
}

function CheckRow({ check: { state, detail, missing }, title }: { check: ConnectionCheck; title: string }) {
  const { role, word } = LOOKS[state];
  return (
    <li className="flex items-start gap-2">
      <StatusIcon status={role} className={`mt-0.5 ${STATUS_CLASSES[role].text}`} />
      <div className="min-w-0 flex-1 space-y-1">
        <p>
          <span className="font-medium">{title}</span> <span className={state === "passed" ? "sr-only" : "text-secondary"}>– {word}</span>
        </p>
        {detail && <p className="break-words text-secondary">{detail}</p>}
        {missing && missing.length > 0 && <MissingPermissions missing={missing} />}
      </div>
    </li>
  );
}

function MissingPermissions({ missing }: { missing: readonly MissingPermission[] }) {
  return (
    <ul className="space-y-2">
      {permissionGroups(missing).map((group) => (
        <li key={group.neededBy}>
          <Group group={group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ group: { neededBy, actions } }: { group: PermissionGroup }) {
  return (
    <details>
      <summary className="cursor-pointer">
        {actions.length === 1 ? "1 permission" : `${actions.length} permissions`}, needed by {neededBy}
      </summary>
      <ul className="mt-1 space-y-0.5 pl-4 font-mono text-code text-secondary">
        {actions.map((action) => (
          <li key={action} className="break-all">
            {action}
          </li>
        ))}
      </ul>
    </details>
  );
}

function titleOf(name: ConnectionCheck["name"], connection: { readonly cloud: string; readonly method: string }): string {
  const { account } = CREDENTIAL_WORDS[connection.cloud as Cloud];
  const credentials = accessName(connection);
  return { credentials, identity: "Identity", account, region: "Region", permissions: "Permissions" }[name];
}
