import { LinkButton } from "@/components/ui/button.tsx";
import { paths } from "./navigation.ts";

/** Somebody with an account but without a membership. */
export function NoOrganization() {
  return (
    <main className="grid min-h-dvh place-items-center p-8 text-center">
      <div className="max-w-md space-y-3">
        <h1 className="text-display">You are not a member of an organisation</h1>
        <p className="text-secondary">Ask an owner to add you, then load this page again.</p>
        <LinkButton href={paths.newOrganization()}>Create organisation</LinkButton>
      </div>
    </main>
  );
}
