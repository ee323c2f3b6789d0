import type { Metadata } from "next";
import { InboxPage } from "@/inbox/inbox-page.tsx";

export const metadata: Metadata = { title: "Notifications" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return <InboxPage organization={organization} />;
}
