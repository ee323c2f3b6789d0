"use client";

import { useMutation } from "@tanstack/react-query";
import { TOKEN_DAYS_DEFAULT } from "@zerolake/access";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { TokenView } from "../server/load-tokens.ts";
import { endInWords, endingWarning, hasEnded, permitsInWords } from "../store/token-words.ts";
import { RevokeToken } from "./revoke-token.tsx";
import { useTokensChanged } from "./use-tokens-changed.ts";

export interface TokenTableProps {
  readonly organization: string;
  readonly label: string;
  readonly tokens: readonly (TokenView & { readonly owner?: string })[];
  readonly now: Date;
  /** Of somebody else, whose tokens one manages. */
  readonly isAny?: boolean;
}

export function TokenTable({ organization, label, tokens, now, isAny = false }: TokenTableProps) {
  const hasOwners = tokens.some(({ owner }) => owner !== undefined);
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeaderCell>Token</HeaderCell>
          {hasOwners && <HeaderCell>Whose</HeaderCell>}
          <HeaderCell>Allows</HeaderCell>
          <HeaderCell>Ends</HeaderCell>
          <HeaderCell>Last used</HeaderCell>
          <HeaderCell className="text-right">Actions</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.id}>
            <Cell className="min-w-40">
              <span className="block font-medium">{token.name}</span>
              <span className="block font-mono text-muted text-small">zl_…{token.ending}</span>
            </Cell>
            {hasOwners && <Cell>{token.owner}</Cell>}
            <Cell className="text-secondary">{permitsInWords(token)}</Cell>
            <Cell>
              <Ending token={token} now={now} />
            </Cell>
            <Cell className="text-secondary">
              {token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : "Never"}
              {token.lastUsedFrom && <span className="block text-muted text-small">from {token.lastUsedFrom}</span>}
            </Cell>
            <Cell className="whitespace-nowrap text-right">
              {!hasEnded(token, now) && <ExtendToken organization={organization} token={token} isAny={isAny} />}
              <RevokeToken organization={organization} id={token.id} name={token.name} isAny={isAny} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Ending({ token, now }: { token: TokenView; now: Date }) {
  const warning = endingWarning(token, now);
  if (hasEnded(token, now)) return <StatusChip status="neutral">Has ended</StatusChip>;
  return warning ? <StatusChip status="warning">{endInWords(token, now)}</StatusChip> : endInWords(token, now);
}

function ExtendToken({ organization, token: { id, name }, isAny }: { organization: string; token: TokenView; isAny: boolean }) {
  const trpc = useTRPC();
  const changed = useTokensChanged();
  const told = {
    onSuccess: async () => {
      await changed();
      notify.done(`${name} ends in ${TOKEN_DAYS_DEFAULT} days.`);
    },
    onError: (error: unknown) => notify.failed(`${name} was not extended`, problemOf(error)),
  };
  const own = useMutation(trpc.tokens.extend.mutationOptions(told));
  const any = useMutation(trpc.tokens.extendAny.mutationOptions(told));
  const extend = isAny ? any : own;
  return (
    <Button
      variant="ghost"
      aria-label={`Extend ${name}`}
      title={`It ends ${TOKEN_DAYS_DEFAULT} days from now.`}
      isBusy={extend.isPending}
      onClick={() => extend.mutate({ organization, token: id, days: TOKEN_DAYS_DEFAULT })}
    >
      Extend
    </Button>
  );
}
