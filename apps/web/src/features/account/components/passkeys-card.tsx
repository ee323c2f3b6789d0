"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Security } from "../server/describe-security.ts";
import { useSecurityChange } from "./use-security-change.ts";

/** Keys of devices that sign in without a passphrase. */
export function PasskeysCard({ security: { passkeys, passkeyOrigin }, missing }: { security: Security; missing: string | undefined }) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.account.removePasskey.mutationOptions(useSecurityChange("The passkey was not removed")));
  const here = useOrigin();
  return (
    <Card title="Passkeys">
      <div className="space-y-4">
        <p className="text-secondary">Sign in with your finger, your face or a PIN on a device of yours, without a passphrase.</p>
        {passkeys.length > 0 && (
          <ul aria-label="Passkeys" className="divide-y divide-hairline">
            {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
              <li key={id} className="flex items-center justify-between gap-2 py-2">
                <span>
                  <span className="block font-medium">{name}</span>
                  <span className="block text-muted text-small">
                    {lastUsedAt ? "Last used " : "Never used, added "}
                    <RelativeTime at={lastUsedAt ?? createdAt} />
                  </span>
                </span>
                <Button
                  variant="ghost"
                  aria-label={`Remove ${name}`}
                  disabledReason={missing}
                  isBusy={remove.isPending && remove.variables.passkeyId === id}
                  onClick={() => remove.mutate({ passkeyId: id })}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        )}
        {passkeyOrigin === null && (
          <p className="text-muted">Passkeys need an address with a host name. Ask the operator to set ZEROLAKE_URL to an https address.</p>
        )}
        {passkeyOrigin !== null && here !== undefined && here !== passkeyOrigin && (
          <p className="text-muted">
            Passkeys belong to{" "}
            <a href={passkeyOrigin} className="text-accent underline">
              {passkeyOrigin}
            </a>
            . Open the console there to add one.
          </p>
        )}
        {passkeyOrigin !== null && here === passkeyOrigin && <AddPasskey missing={missing} />}
      </div>
    </Card>
  );
}

function AddPasskey({ missing }: { missing: string | undefined }) {
  const trpc = useTRPC();
  const change = useSecurityChange("The passkey was not added");
  const [name, setName] = useState("");
  const options = useMutation(trpc.account.newPasskeyOptions.mutationOptions());
  const keep = useMutation(trpc.account.addPasskey.mutationOptions());
  const add = useMutation({
    mutationFn: async () => {
      const { startRegistration } = await import("@simplewebauthn/browser");
      const response = await startRegistration({ optionsJSON: await options.mutateAsync() });
      await keep.mutateAsync({ name: name.trim() || "Passkey", response });
    },
    ...change,
    onError: (error) => (isGivenUp(error) ? notify.failed("No passkey was made") : change.onError(error)),
    onSuccess: () => setName(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined && !add.isPending) add.mutate();
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2" noValidate>
      <Field label="Name of the device" className="flex-1">
        {(control) => (
          <Input {...control} value={name} maxLength={60} placeholder="Passkey" onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button type="submit" isBusy={add.isPending} disabledReason={missing}>
        Add passkey
      </Button>
    </form>
  );
}

/** The person closed the browser's own dialog, or the device has a passkey already. */
function isGivenUp(error: unknown): boolean {
  return error instanceof Error && ["NotAllowedError", "AbortError", "InvalidStateError"].includes(error.name);
}

function useOrigin(): string | undefined {
  return useSyncExternalStore(
    subscribeToNothing,
    () => window.location.origin,
    () => undefined,
  );
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
