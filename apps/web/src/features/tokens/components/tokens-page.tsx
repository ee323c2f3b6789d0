"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { EndingTokens } from "./ending-tokens.tsx";
import { NewToken } from "./new-token.tsx";
import { ServiceAccounts } from "./service-accounts.tsx";
import { TokenTable } from "./token-table.tsx";

/** What programs come in with: one's own tokens, and for those who manage them all others. */
export function TokensPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const own = useQuery(trpc.tokens.own.queryOptions({ organization }));
  const mayManage = useMissingPermission("token:manage") === undefined;
  // Always in one place: a dialog that moved with the first token would lose it before anybody has copied it.
  const create = <NewToken organization={organization} trigger={<Button variant="primary">Create token</Button>} />;
  return (
    <div className="space-y-6">
      <section aria-label="Your tokens" className="space-y-4">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="max-w-[72ch] space-y-1">
            <h2 className="text-title">Your tokens</h2>
            <p className="text-secondary">
              A program acts for you with one. What it asks for counts as yours, also when plans are approved.
            </p>
          </div>
          {create}
        </div>
        <QueryView query={own} failure="Your tokens could not be loaded" skeleton={<SkeletonRows label="Loading tokens" rows={3} />}>
          {({ tokens, readAt }) =>
            tokens.length === 0 ? (
              <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No tokens yet">
                A token lets a pipeline or a script use Zerolake without your passphrase, for as long and as far as you say.
              </EmptyState>
            ) : (
              <div className="space-y-3">
                <EndingTokens tokens={tokens} now={readAt} />
                <TokenTable organization={organization} label="Your tokens" tokens={tokens} now={readAt} />
              </div>
            )
          }
        </QueryView>
      </section>
      {mayManage && <ServiceAccounts organization={organization} />}
    </div>
  );
}
