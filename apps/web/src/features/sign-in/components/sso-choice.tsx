"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { WhoSignsIn } from "./who-signs-in.tsx";

/** The organisation offers single sign-on and leaves the choice. */
export function SsoChoice({
  email,
  error,
  onSso,
  onPassphrase,
  onStartOver,
}: {
  email: string;
  error: string | undefined;
  onSso: () => Promise<void>;
  onPassphrase: () => void;
  onStartOver: () => void;
}) {
  const [isBusy, setIsBusy] = useState(false);
  const goOn = async () => {
    setIsBusy(true);
    await onSso();
    setIsBusy(false);
  };
  return (
    <div className="space-y-4">
      <WhoSignsIn email={email} onStartOver={onStartOver} />
      {error !== undefined && (
        <p role="alert" className="text-danger-text">
          {error}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what the person will do next */}
      <Button variant="primary" className="w-full" isBusy={isBusy} onClick={() => void goOn()} autoFocus>
        Continue with single sign-on
      </Button>
      <Button className="w-full" onClick={onPassphrase}>
        Use a passphrase instead
      </Button>
    </div>
  );
}
