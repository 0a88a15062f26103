const pixelsAMillimetre = 96 / 25.4;
const narrowest = 60;

/**
 * Prints one element of the page and nothing else, on a page of its own width and height (a receipt printer cuts where the page ends).
 * @param widthMm of the paper; the height is that of the element, or the sheet's where it is given
 */
export function printSheet(element: HTMLElement, widthMm: number, heightMm?: number): void {
  const height = heightMm ?? Math.max(narrowest, Math.ceil(element.scrollHeight / pixelsAMillimetre) + 6);
  const rules = document.createElement('style');
  rules.textContent = `@media print {
    @page { size: ${widthMm}mm ${height}mm; margin: 0; }
    html, body { height: auto !important; background: #fff !important; }
    body > *:not(.desk-paper) { display: none !important; }
    .desk-paper { display: block !important; }
  } .desk-paper { display: none; }`;
  const paper = document.createElement('div');
  paper.className = 'desk-paper';
  paper.append(element.cloneNode(true));
  document.head.append(rules);
  document.body.append(paper);
  window.print();
  rules.remove();
  paper.remove();
}
