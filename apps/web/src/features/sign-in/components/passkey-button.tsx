"use client";

import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button.tsx";
import { PASSKEY_REFUSED, signInErrorText } from "@/server/auth/sign-in-errors.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Signs in with a passkey alone; nothing is shown where passkeys do not work. `origin`: where they do. */
export function PasskeyButton({ target, origin }: { target: string; origin: string }) {
  const trpc = useTRPC();
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const options = useMutation(trpc.account.passkeyOptions.mutationOptions());
  const isOffered = useSyncExternalStore(
    subscribeToNothing,
    () => window.location.origin === origin && "PublicKeyCredential" in window,
    () => false,
  );
  if (!isOffered) return null;

  const start = async () => {
    setError(undefined);
    setIsBusy(true);
    try {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const answer = await startAuthentication({ optionsJSON: await options.mutateAsync() });
      const result = await signIn("passkey", { redirect: false, answer: JSON.stringify(answer) });
      if (result?.ok) {
        window.location.assign(target);
        return;
      }
      setError(signInErrorText(result?.error ?? PASSKEY_REFUSED));
    } catch {
      setError(signInErrorText(PASSKEY_REFUSED));
    }
    setIsBusy(false);
  };
  return (
    <div className="space-y-2">
      <Button
        className="w-full"
        isBusy={isBusy}
        icon={<KeyRound aria-hidden="true" size={16} strokeWidth={1.5} />}
        onClick={() => void start()}
      >
        Sign in with a passkey
      </Button>
      {error !== undefined && (
        <p role="alert" className="text-danger text-small">
          {error}
        </p>
      )}
    </div>
  );
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
