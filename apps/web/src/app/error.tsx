"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent } from "react";
import { ErrorState } from "@/components/ui/error-state.tsx";

const RETRY_EVERY_MS = 5_000;

/** Only what nobody foresaw comes here; what can fail shows its failure in its own place. The page comes by itself once it can. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  // Resetting alone would show what the server sent the first time.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const retryByItself = useEffectEvent(retry);
  useEffect(() => {
    const timer = setInterval(() => retryByItself(), RETRY_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="mx-auto max-w-2xl p-8">
      <ErrorState
        title="This page could not be shown"
        problem={{
          message: "The console's server could not prepare this page. The database may be away.",
          hint: "Nothing is lost. It is tried again every few seconds; if this stays, send the details to whoever runs this console.",
          ...(error.digest ? { requestId: error.digest } : {}),
        }}
        onRetry={retry}
      />
    </main>
  );
}
