"use client";

import { buttonClasses } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";

/** Over the page, so that nothing that was typed is lost: signing in happens in another tab. */
export function SignedOutDialog() {
  return (
    <Dialog
      isOpen
      title="You've been signed out"
      description="Sign in to keep working; your unsaved edits are kept in this tab."
      footer={
        <>
          <button type="button" onClick={() => window.location.reload()} className={buttonClasses("secondary")}>
            Load this page again
          </button>
          <a href="/sign-in" target="_blank" rel="noreferrer" className={buttonClasses("primary")}>
            Sign in in a new tab
          </a>
        </>
      }
    />
  );
}
