"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Security } from "../server/describe-security.ts";
import { AppSetUp } from "./app-set-up.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useSecurityChange } from "./use-security-change.ts";

/** Codes of an authenticator app beside the passphrase. */
export function AppCard({ security: { appSince, recoveryCodesLeft }, missing }: { security: Security; missing: string | undefined }) {
  const trpc = useTRPC();
  const [codes, setCodes] = useState<readonly string[]>();
  const start = useMutation(trpc.account.startApp.mutationOptions(useSecurityChange("The set-up did not begin")));
  const remove = useMutation(trpc.account.removeApp.mutationOptions(useSecurityChange("The app was not removed")));
  const renew = useMutation(
    trpc.account.newRecoveryCodes.mutationOptions({ ...useSecurityChange("No codes were made"), onSuccess: setCodes }),
  );
  const removeApp = () => {
    setCodes(undefined);
    remove.mutate();
  };
  return (
    <Card title="Authenticator app">
      <div className="space-y-4">
        {appSince === null ? (
          <p className="text-secondary">
            Beside your passphrase, signing in takes a code of an app on your phone. A passkey needs no code.
          </p>
        ) : (
          <p className="text-secondary">
            Set up <RelativeTime at={appSince} />. {recoveryCodesLeft} recovery codes are left.
          </p>
        )}
        {codes && <RecoveryCodes codes={codes} />}
        {appSince === null && start.data && (
          <AppSetUp
            {...start.data}
            onDone={(made) => {
              setCodes(made);
              start.reset();
            }}
          />
        )}
        {appSince === null && !start.data && (
          <Button isBusy={start.isPending} disabledReason={missing} onClick={() => start.mutate()}>
            Set up app
          </Button>
        )}
        {appSince !== null && (
          <div className="flex flex-wrap gap-2">
            <Button isBusy={renew.isPending} disabledReason={missing} onClick={() => renew.mutate()}>
              Make new recovery codes
            </Button>
            <Button variant="danger" isBusy={remove.isPending} disabledReason={missing} onClick={removeApp}>
              Remove app
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
