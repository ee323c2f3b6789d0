import { LinkButton } from "@/components/ui/button.tsx";

/** The same words for what does not exist and for what belongs to others, so that nothing leaks. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-8 text-center">
      <div className="max-w-md space-y-4">
        <h1 className="text-display">There is nothing here for you</h1>
        <p className="text-secondary">
          You don't have access to this page, or it doesn't exist. Check the address, or ask an owner for access.
        </p>
        <LinkButton href="/">Go to your organisation</LinkButton>
      </div>
    </main>
  );
}
