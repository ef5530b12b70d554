/** What can be wrong with the words of a picture that is drawn: looked for in the page itself. */

/**
 * Of each word of `panel` that lies upon another one, is cut by what is around it, sticks out of its box, or has
 * a line of `lines` (a selector) through it: a sentence. A word of a drawing may be on a plate, which is
 * beside it in its group, with `data-plate`. Runs in the page.
 */
export function faultsOfWords(panel: Element, lines: string): readonly string[] {
  /** What a letter leaves free of its line, above and below. */
  const AIR = 0.22;
  /** What nobody sees. */
  const HAIR = 1;

  interface Box {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  interface Point {
    readonly x: number;
    readonly y: number;
  }
  interface Word extends Box {
    readonly text: string;
    readonly of: Element;
    /** Of what is turned, else of its box. */
    readonly corners: readonly Point[];
  }

  const tight = ({ left, right, top, bottom }: Box): Box => {
    const air = (bottom - top) * AIR;
    return { left, right, top: top + air, bottom: bottom - air };
  };
  const cornersOf = ({ left, right, top, bottom }: Box): Point[] => [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const onScreen = (of: SVGGraphicsElement, points: readonly Point[]): Point[] =>
    points.map(({ x, y }) => new DOMPoint(x, y).matrixTransform(of.getScreenCTM() ?? undefined));
  const isTurned = (of: Element): of is SVGTextElement =>
    of instanceof SVGTextElement && (of.getScreenCTM()?.b ?? 0) !== 0;
  const words: Word[] = [];
  const add = (text: string, of: Element, box: DOMRect) => {
    if (text === '' || box.width <= HAIR || box.height <= HAIR) return;
    const corners = isTurned(of)
      ? onScreen(of, cornersOf(tight(DOMRect.fromRect(of.getBBox()))))
      : cornersOf(tight(box));
    words.push({ text, of, corners, ...tight(box) });
  };
  // A line of a text that has several; what is set in another weight or size within it belongs to it.
  for (const text of panel.querySelectorAll('svg text')) {
    const own = [...text.querySelectorAll('tspan[x]')];
    for (const one of own.length === 0 ? [text] : own)
      add(one.textContent.trim(), text, one.getBoundingClientRect());
  }
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest('svg, .visually-hidden, option, title') !== null)
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) add((node.textContent ?? '').trim(), parent, box);
  }

  const out: string[] = [];
  const meets = (a: Box, b: Box, by = HAIR) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;
  const isWithin = (a: Box, b: Box) => a.left >= b.left - HAIR && a.right <= b.right + HAIR;

  /** A line along an edge of the one parts both. */
  const isParted = (a: readonly Point[], b: readonly Point[]) =>
    a.some((from, i) => {
      const to = a[(i + 1) % a.length] ?? from;
      const across = ({ x, y }: Point) => x * (from.y - to.y) + y * (to.x - from.x);
      const [of, others] = [a.map(across), b.map(across)];
      return Math.max(...of) <= Math.min(...others) || Math.max(...others) <= Math.min(...of);
    });
  const cross = (a: readonly Point[], b: readonly Point[]) => !isParted(a, b) && !isParted(b, a);

  /** Whether what is in an element ends where it does; asked once of each. */
  const edges = new Map<Element, ReturnType<typeof edgesIn>>();
  const edgesIn = (at: Element) => {
    const { overflowX, overflowY, display } = getComputedStyle(at);
    const isBox = display !== 'inline' && (at.tagName !== 'text' || at === panel);
    return {
      box: at.getBoundingClientRect(),
      isCutting: isBox && overflowX !== 'visible',
      isCuttingBelow: isBox && (overflowY === 'hidden' || overflowY === 'clip'),
    };
  };
  const edgesOf = (at: Element) => {
    const known = edges.get(at) ?? edgesIn(at);
    edges.set(at, known);
    return known;
  };

  words.forEach((word, i) => {
    for (const other of words.slice(i + 1))
      if (meets(word, other) && cross(word.corners, other.corners))
        out.push(`“${word.text}” and “${other.text}” lie upon each other`);
  });

  const drawn = [...panel.querySelectorAll(lines)].map((line) => ({
    name: line.getAttribute('class'),
    // Lines go on under the edge of what they are drawn upon, where nobody sees them.
    ground: line.closest('svg')?.querySelector('[data-ground]')?.getBoundingClientRect() ?? null,
    box: line.getBoundingClientRect(),
    corners:
      line instanceof SVGLineElement
        ? onScreen(line, [
            { x: line.x1.baseVal.value, y: line.y1.baseVal.value },
            { x: line.x2.baseVal.value, y: line.y2.baseVal.value },
          ])
        : cornersOf(line.getBoundingClientRect()),
  }));
  // A button that has no words covers those of others.
  const buttons = [...panel.querySelectorAll('button')].map((of) => ({
    of,
    box: of.getBoundingClientRect(),
  }));
  const frame = panel.getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(panel);
  const inner = {
    ...tight(frame),
    left: frame.left + parseFloat(paddingLeft),
    right: frame.right - parseFloat(paddingRight),
  };
  for (const word of words) {
    const { text, of } = word;
    // What a word is on covers all lines, and the word is within it.
    const plate = of.parentElement?.querySelector(':scope > [data-plate]') ?? null;
    if (plate !== null && !isWithin(word, plate.getBoundingClientRect()))
      out.push(`“${text}” sticks out of its plate`);
    for (const { name, box, corners, ground } of plate === null ? drawn : [])
      if (meets(word, box, -HAIR) && cross(word.corners, corners) && meets(word, ground ?? word))
        out.push(`“${text}” has a line through it: ${name}`);
    for (const { of: button, box } of buttons)
      if (!button.contains(of) && meets(word, box)) out.push(`“${text}” is under a button`);
    if (!isWithin(word, inner)) out.push(`“${text}” sticks out of the picture`);
    const holder = of.closest('button, label, li');
    if (holder !== null && !isWithin(word, holder.getBoundingClientRect()))
      out.push(`“${text}” sticks out of its box`);
    for (let at: Element | null = of; at !== null && panel.contains(at); at = at.parentElement) {
      const { box, isCutting, isCuttingBelow } = edgesOf(at);
      if (isCutting && !isWithin(word, box)) out.push(`“${text}” is cut at a side`);
      if (isCuttingBelow && (word.top < box.top - HAIR || word.bottom > box.bottom + HAIR))
        out.push(`“${text}” is cut above or below`);
    }
  }
  return [...new Set(out)];
}
