/** Gives the focus to the drawing, as canvas or as list, whichever is on screen. */
export function focusDrawing(): void {
  const drawing = document.getElementById("designer-canvas") ?? document.getElementById("designer-list");
  drawing?.focus({ preventScroll: true });
}
