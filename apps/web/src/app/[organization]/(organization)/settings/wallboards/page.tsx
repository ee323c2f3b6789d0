import type { Metadata } from "next";
import { WallboardsPage } from "@/features/dashboard/components/wallboards-page.tsx";

export const metadata: Metadata = { title: "Wallboards" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return <WallboardsPage organization={organization} />;
}
