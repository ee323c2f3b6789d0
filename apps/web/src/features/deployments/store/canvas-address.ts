/** The canvas of the open deployment with a resource's component chosen; the resource stays chosen for the way back. */
export function canvasAddress({ address, component }: { readonly address: string; readonly component: string }): string {
  return `?${new URLSearchParams({ tab: "canvas", component, sel: address }).toString()}`;
}
