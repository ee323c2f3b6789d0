"use client";

import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import type { Provisioning } from "../server/load-provisioning.ts";
import { tokenEnd } from "../store/provisioning-words.ts";
import { NewScimToken } from "./new-scim-token.tsx";
import { RevokeScimToken } from "./revoke-scim-token.tsx";

type Token = Provisioning["tokens"][number];

interface ConnectCardProps {
  readonly organization: string;
  readonly provisioning: Pick<Provisioning, "address" | "tokens" | "now">;
}

/** What the provider has to be told: where to ask, and with which token. */
export function ConnectCard({ organization, provisioning: { address, tokens, now } }: ConnectCardProps) {
  const missing = useMissingPermission("sso:manage");
  const trigger = (
    <Button variant={tokens.length === 0 ? "primary" : "secondary"} disabledReason={missing}>
      Create token
    </Button>
  );
  return (
    <Card title="Connect your provider" action={<NewScimToken organization={organization} trigger={trigger} />}>
      <div className="space-y-4">
        <p className="max-w-[72ch] text-secondary">
          In your provider add an application with SCIM 2.0. Give it this address and a token as bearer token or “HTTP header”; the user
          name is the field that identifies people.
        </p>
        <dl className="rounded-card border border-hairline bg-page p-3">
          <dt className="text-label">Base URL</dt>
          <dd className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 break-all font-mono text-code">{address}</code>
            <CopyButton label="Copy base URL" text={address} isIconOnly />
          </dd>
        </dl>
        {tokens.length === 0 ? (
          <p className="text-muted">No token yet: nobody can ask.</p>
        ) : (
          <Table label="Tokens of the provider">
            <thead>
              <tr>
                <HeaderCell>Token</HeaderCell>
                <HeaderCell>Ends</HeaderCell>
                <HeaderCell>Last used</HeaderCell>
                <HeaderCell className="text-right">Actions</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <TokenRow key={token.id} organization={organization} token={token} now={now} />
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </Card>
  );
}

function TokenRow({ organization, token, now }: { organization: string; token: Token; now: Date }) {
  const { id, name, createdAt, expiresAt, lastUsedAt, lastUsedFrom } = token;
  const end = tokenEnd(expiresAt, now);
  return (
    <Row>
      <Cell className="min-w-40">
        <span className="block font-medium">{name}</span>
        <span className="block text-muted text-small">
          Created <RelativeTime at={createdAt} />
        </span>
      </Cell>
      <Cell>{end.isDue ? <StatusChip status="warning">{end.words}</StatusChip> : end.words}</Cell>
      <Cell className="text-secondary">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : "Never"}
        {lastUsedFrom && <span className="block text-muted text-small">from {lastUsedFrom}</span>}
      </Cell>
      <Cell className="text-right">
        <RevokeScimToken organization={organization} id={id} name={name} />
      </Cell>
    </Row>
  );
}
