const drawn = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'opacity'] as const;
/** Points of a PNG for each point of the screen, so that it prints well. */
const density = 2;
const marginPx = 12;

/** A drawing of the page as a file of its own: its styles written into it, on the colour of its sheet, with its title. */
export function svgText(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const style = getComputedStyle(originals[at]!);
    for (const name of drawn) {
      const value = style.getPropertyValue(name);
      if (value !== '' && value !== 'normal') element.setAttribute(name, value);
    }
    element.removeAttribute('class');
  });
  const { width, height } = svg.getBoundingClientRect();
  const [outerWidth, outerHeight] = [Math.ceil(width) + 2 * marginPx, Math.ceil(height) + 2 * marginPx + 24];
  const sheet = getComputedStyle(document.documentElement).getPropertyValue('--sheet').trim();
  const ink = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
  copy.setAttribute('x', String(marginPx));
  copy.setAttribute('y', String(marginPx + 24));
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  const outer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  outer.setAttribute('viewBox', `0 0 ${outerWidth} ${outerHeight}`);
  outer.setAttribute('width', String(outerWidth));
  outer.setAttribute('height', String(outerHeight));
  outer.innerHTML = `<rect width="100%" height="100%" fill="${sheet}"/>`;
  const heading = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  for (const [name, value] of Object.entries({ x: marginPx, y: marginPx + 12, 'font-size': 15, 'font-weight': 600, 'font-family': getComputedStyle(document.body).fontFamily, fill: ink })) heading.setAttribute(name, String(value));
  heading.textContent = title;
  outer.append(heading, copy);
  return new XMLSerializer().serializeToString(outer);
}

/** The same as a PNG, in base64. */
export async function pngBase64(svg: SVGSVGElement, title: string): Promise<string> {
  const image = new Image();
  const text = svgText(svg, title);
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('The drawing could not be read.'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = image.width * density;
  canvas.height = image.height * density;
  const context = canvas.getContext('2d')!;
  context.scale(density, density);
  context.drawImage(image, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1]!;
}
