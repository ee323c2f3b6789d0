"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Security } from "../server/describe-security.ts";
import { useSecurityChange } from "./use-security-change.ts";

const METHODS: Readonly<Record<Security["sessions"][number]["method"], string>> = {
  passphrase: "Passphrase",
  passkey: "Passkey",
  oidc: "Single sign-on",
  saml: "Single sign-on",
};

/** Where somebody is signed in; each can be ended, and all. */
export function SessionsCard({ security: { sessions, isOwnAccount } }: { security: Security }) {
  const trpc = useTRPC();
  const end = useMutation(trpc.account.endSession.mutationOptions(useSecurityChange("The session did not end")));
  const endAll = useMutation(
    trpc.account.endAllSessions.mutationOptions({
      ...useSecurityChange("The sessions did not end"),
      onSuccess: () => window.location.assign("/sign-in"),
    }),
  );
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-title">Where you are signed in</h2>
        {isOwnAccount && (
          <Button isBusy={endAll.isPending || endAll.isSuccess} onClick={() => endAll.mutate()}>
            Sign out everywhere
          </Button>
        )}
      </div>
      <Table label="Where you are signed in">
        <thead>
          <tr>
            <HeaderCell>Browser</HeaderCell>
            <HeaderCell>Address</HeaderCell>
            <HeaderCell>Signed in with</HeaderCell>
            <HeaderCell>Last seen</HeaderCell>
            <HeaderCell className="text-right">Actions</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, program, address, method, lastSeenAt, isThis }) => (
            <Row key={id}>
              <Cell className="min-w-40">
                {program} {isThis && <Chip>This browser</Chip>}
              </Cell>
              <Cell className="font-mono text-code">{address ?? "Unknown"}</Cell>
              <Cell>{METHODS[method]}</Cell>
              <Cell className="whitespace-nowrap text-secondary">
                <RelativeTime at={lastSeenAt} />
              </Cell>
              <Cell className="text-right">
                {!isThis && (
                  <Button
                    variant="ghost"
                    aria-label={`Sign out ${program}`}
                    isBusy={end.isPending && end.variables.sessionId === id}
                    onClick={() => end.mutate({ sessionId: id })}
                  >
                    Sign out
                  </Button>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
