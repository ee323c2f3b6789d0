"use client";

import { signIn } from "next-auth/react";
import { useEffect, useRef } from "react";

/** The provider has said who it is: next-auth opens the session with the ticket that came in a cookie. */
export function CompleteSignIn({ target }: { target: string }) {
  const hasBegun = useRef(false);
  useEffect(() => {
    // The ticket is good once, and React runs effects twice in development.
    if (hasBegun.current) return;
    hasBegun.current = true;
    void signIn("sso", { redirect: false })
      .catch(() => undefined)
      .then((result) => {
        window.location.replace(result?.ok ? target : `/sign-in?error=${encodeURIComponent(result?.error ?? "SSO-FAILED")}`);
      });
  }, [target]);
  return (
    <p role="status" className="text-secondary">
      Your identity provider has signed you in. One moment.
    </p>
  );
}
