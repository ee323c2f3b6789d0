"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ServiceAccountRow } from "../server/load-tokens.ts";
import { EndingTokens } from "./ending-tokens.tsx";
import { NewServiceAccount } from "./new-service-account.tsx";
import { NewToken } from "./new-token.tsx";
import { TokenTable } from "./token-table.tsx";
import { useTokensChanged } from "./use-tokens-changed.ts";

/** Accounts for programs with their tokens, and the tokens of other members; for those who manage them. */
export function ServiceAccounts({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const all = useQuery(trpc.tokens.all.queryOptions({ organization }));
  return (
    <QueryView
      query={all}
      failure="The service accounts could not be loaded"
      skeleton={<SkeletonRows label="Loading service accounts" rows={3} />}
    >
      {({ accounts, others, readAt }) => (
        <div className="space-y-6">
          <section aria-label="Service accounts" className="space-y-4">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <div className="max-w-[72ch] space-y-1">
                <h2 className="text-title">Service accounts</h2>
                <p className="text-secondary">
                  For what belongs to nobody in particular. Whoever made a token of an account counts as an author of what it asks for.
                </p>
              </div>
              <NewServiceAccount organization={organization} />
            </div>
            {accounts.length === 0 && <p className="text-muted">No service accounts yet.</p>}
            {accounts.map((account) => (
              <AccountCard key={account.id} organization={organization} account={account} now={readAt} />
            ))}
          </section>
          {others.length > 0 && (
            <section aria-label="Tokens of other members" className="space-y-3">
              <h2 className="text-title">Tokens of other members</h2>
              <TokenTable organization={organization} label="Tokens of other members" tokens={others} now={readAt} isAny />
            </section>
          )}
        </div>
      )}
    </QueryView>
  );
}

function AccountCard({ organization, account, now }: { organization: string; account: ServiceAccountRow; now: Date }) {
  const { name, role, tokens } = account;
  return (
    <Card
      title={name}
      action={
        <span className="flex items-center gap-2">
          <span className="text-secondary" title={ROLE_DESCRIPTIONS[role].purpose}>
            {ROLE_DESCRIPTIONS[role].title}
          </span>
          <NewToken
            organization={organization}
            account={account}
            trigger={<Button aria-label={`Create a token of ${name}`}>Create token</Button>}
          />
          <EndAccount organization={organization} account={account} />
        </span>
      }
    >
      {tokens.length === 0 ? (
        <p className="text-muted">No tokens: nothing can use this account.</p>
      ) : (
        <div className="space-y-3">
          <EndingTokens tokens={tokens} now={now} />
          <TokenTable organization={organization} label={`Tokens of ${name}`} tokens={tokens} now={now} isAny />
        </div>
      )}
    </Card>
  );
}

function EndAccount({ organization, account: { id, name, tokens } }: { organization: string; account: ServiceAccountRow }) {
  const trpc = useTRPC();
  const changed = useTokensChanged();
  const end = useMutation(trpc.tokens.endAccount.mutationOptions({ onSuccess: changed }));
  return (
    <Dialog
      title={`Delete ${name}`}
      description={`Its tokens (${tokens.length}) are refused from now on. What it did keeps its name.`}
      trigger={
        <Button variant="ghost" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={end.isPending} onClick={() => end.mutate({ organization, account: id })}>
          Delete service account
        </Button>
      }
    >
      {end.isError && <ErrorState title={`${name} was not deleted`} problem={problemOf(end.error)} />}
    </Dialog>
  );
}
