"use client";

import { ErrorState } from "@/components/ui/error-state.tsx";

/** Only what nobody foresaw comes here; what can fail shows its failure in its own place. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-2xl p-8">
      <ErrorState
        title="This page could not be shown"
        problem={{
          message: "The console's server could not prepare this page. The database may be away.",
          hint: "Nothing is lost. Try again in a moment; if it stays, send the details to whoever runs this console.",
          ...(error.digest ? { requestId: error.digest } : {}),
        }}
        onRetry={reset}
      />
    </main>
  );
}
