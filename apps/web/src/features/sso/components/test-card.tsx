"use client";

import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import { Button, buttonClasses } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import type { SsoDescription } from "../server/describe-sso.ts";

type Connection = NonNullable<SsoDescription["connection"]>;

/** A sign-in that shows what arrives and changes nothing. */
export function TestCard({
  organization,
  connection: { test },
  problem,
}: {
  organization: string;
  connection: Connection;
  /** Why the last attempt could not even begin. */
  problem: string | undefined;
}) {
  const missing = useMissingPermission("sso:manage");
  return (
    <Card
      title="Test"
      action={
        missing ? (
          <Button disabledReason={missing}>Test sign-in</Button>
        ) : (
          <a className={buttonClasses()} href={`/api/sso/test?organization=${organization}`} target="_blank" rel="noopener">
            Test sign-in
          </a>
        )
      }
    >
      <div className="space-y-4">
        <p className="text-secondary">
          Opens your provider in a new tab. What it sends is shown here; nobody is signed in and no account is made. Save first: the test
          uses what is saved.
        </p>
        {problem !== undefined && (
          <p role="alert" className="text-danger">
            The test could not begin. {problem}
          </p>
        )}
        {test ? <LastTest test={test} /> : <p className="text-muted">Nobody has tested it yet.</p>}
      </div>
    </Card>
  );
}

function LastTest({ test }: { test: NonNullable<Connection["test"]> }) {
  const claims = Object.entries(test.claims);
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-center gap-2">
        <StatusChip status={test.isPassed ? "success" : "danger"}>{test.isPassed ? "Passed" : "Failed"}</StatusChip>
        <span>
          {test.by}, <RelativeTime at={test.at} />
        </span>
        {!test.isCurrent && <span className="text-muted">Settings were changed since: test again.</span>}
      </p>
      {test.problem && <p>{test.problem}</p>}
      {test.isPassed && (
        <p>
          {test.name ?? "Somebody without a name"} ({test.email}) would come in{" "}
          {test.role ? `as ${ROLE_DESCRIPTIONS[test.role].title}.` : "with no role, so not at all."}
        </p>
      )}
      {claims.length > 0 && (
        <Table label="Claims received">
          <thead>
            <tr>
              <HeaderCell>Claim</HeaderCell>
              <HeaderCell>Value received</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {claims.map(([name, value]) => (
              <Row key={name}>
                <Cell className="break-all font-mono text-code">{name}</Cell>
                <Cell className="break-all font-mono text-code">{typeof value === "string" ? value : value.join(", ")}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
