"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Security } from "../server/describe-security.ts";
import { AppCard } from "./app-card.tsx";
import { ConfirmCard } from "./confirm-card.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PassphraseCard } from "./passphrase-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** How somebody signs in, and where they are signed in. */
export function SecurityPage() {
  const trpc = useTRPC();
  const security = useQuery(trpc.account.security.queryOptions());
  return (
    <QueryView
      query={security}
      failure="Your security settings could not be loaded"
      skeleton={<SkeletonRows label="Loading security" rows={6} />}
    >
      {(shown) => <Shown security={shown} />}
    </QueryView>
  );
}

function Shown({ security }: { security: Security }) {
  const { isOwnAccount, confirmedUntil } = security;
  const missing = confirmedUntil === null ? "Confirm first that it is you." : undefined;
  return (
    <div className="space-y-6">
      {isOwnAccount && confirmedUntil === null && <ConfirmCard security={security} />}
      {isOwnAccount ? (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <PasskeysCard security={security} missing={missing} />
          <AppCard security={security} missing={missing} />
          <PassphraseCard security={security} missing={missing} />
        </div>
      ) : (
        <Card title="Ways to sign in">
          <p className="text-secondary">
            You signed in through your organisation's single sign-on, which is where this is changed. Its sessions here are listed below.
          </p>
        </Card>
      )}
      <SessionsCard security={security} />
    </div>
  );
}
