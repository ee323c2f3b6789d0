import type { toast } from "sonner";

type Show = typeof toast;

let open: (show: Show) => void = () => undefined;
const outlet = new Promise<Show>((resolve) => {
  open = resolve;
});

/** The place where notices are shown is on the page: those that came before it appear now, in their order. */
export function openOutlet(show: Show): void {
  open(show);
}

/** Shows a notice as soon as there is a place for it. */
export function throughOutlet(work: (show: Show) => void): void {
  void outlet.then(work);
}
