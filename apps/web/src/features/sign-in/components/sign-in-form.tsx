"use client";

import { type ReactNode, useState } from "react";
import { askHowToSignIn } from "../sign-in-way.ts";
import { EmailStage } from "./email-stage.tsx";
import { PassphraseStage } from "./passphrase-stage.tsx";
import { SsoChoice } from "./sso-choice.tsx";

type Stage = "email" | "passphrase" | "choice";

/** The e-mail address first; its domain decides how to go on. */
export function SignInForm({
  target,
  initialError,
  isPassphraseWanted = false,
  beside,
}: {
  target: string;
  initialError?: string | undefined;
  /** For emergencies: the passphrase is asked for, whatever the domain says. */
  isPassphraseWanted?: boolean;
  /** Further ways to sign in, below the first field. */
  beside?: ReactNode;
}) {
  const [stage, setStage] = useState<Stage>("email");
  const [email, setEmail] = useState("");
  const [error, setError] = useState(initialError);

  const goOn = async (given: string, isSsoChosen: boolean) => {
    setEmail(given);
    setError(undefined);
    if (isPassphraseWanted) return setStage("passphrase");
    const way = await askHowToSignIn({ email: given, target, isSsoChosen });
    if ("error" in way) return setError(way.error);
    if ("url" in way) return window.location.assign(way.url);
    setStage(way.method === "passphrase" ? "passphrase" : "choice");
  };
  const startOver = () => {
    setError(undefined);
    setStage("email");
  };

  if (stage === "passphrase") return <PassphraseStage email={email} target={target} onStartOver={startOver} />;
  if (stage === "choice") {
    return (
      <SsoChoice
        email={email}
        error={error}
        onSso={() => goOn(email, true)}
        onPassphrase={() => setStage("passphrase")}
        onStartOver={startOver}
      />
    );
  }
  return (
    <div className="space-y-4">
      <EmailStage initialEmail={email} error={error} onContinue={(given) => goOn(given, false)} />
      {beside}
    </div>
  );
}
