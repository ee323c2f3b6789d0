import { Skeleton, SkeletonBlock } from "@/components/ui/skeleton.tsx";

const BLOCKS = [
  { left: "8%", top: "40%" },
  { left: "30%", top: "30%" },
  { left: "30%", top: "55%" },
  { left: "54%", top: "40%" },
  { left: "76%", top: "30%" },
  { left: "76%", top: "55%" },
];

/** Bars and panels at once, the drawing as grey blocks. */
export function DesignerSkeleton() {
  return (
    <Skeleton label="Loading the blueprint" className="flex h-full flex-col">
      <div className="h-12 shrink-0 border-hairline border-b bg-surface" />
      <div className="flex min-h-0 flex-1">
        <div className="w-58 shrink-0 space-y-3 border-hairline border-r bg-surface p-3 max-lg:hidden">
          {Array.from({ length: 12 }, (_, index) => (
            <SkeletonBlock key={index} className="h-5" />
          ))}
        </div>
        <div className="relative min-w-0 flex-1 bg-canvas">
          {BLOCKS.map((place) => (
            <span key={`${place.left} ${place.top}`} className="absolute h-16 w-40" style={place}>
              <SkeletonBlock className="size-full rounded-card" />
            </span>
          ))}
        </div>
        <div className="w-85 shrink-0 space-y-4 border-hairline border-l bg-surface p-4 max-xl:hidden">
          {Array.from({ length: 7 }, (_, index) => (
            <SkeletonBlock key={index} className="h-8" />
          ))}
        </div>
      </div>
    </Skeleton>
  );
}
