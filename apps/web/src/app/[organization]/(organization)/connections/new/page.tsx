import type { Metadata } from "next";
import { NewConnectionPage } from "@/features/connections/components/new-connection-page.tsx";
import { rightsOfEveryCloud } from "@/features/connections/server/needed-rights.ts";

export const metadata: Metadata = { title: "Connect a cloud" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return <NewConnectionPage organization={organization} rights={rightsOfEveryCloud()} />;
}
