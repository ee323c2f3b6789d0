import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-8 text-center">
      <div className="max-w-md space-y-3">
        <h1 className="text-display">This page does not exist</h1>
        <p className="text-secondary">You don't have access to it, or it was never here. Check the address.</p>
        <Link href="/" className="text-accent underline">
          Go to your organisation
        </Link>
      </div>
    </main>
  );
}
