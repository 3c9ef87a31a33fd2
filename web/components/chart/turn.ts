/**
 * When drawings are made: at once in the window, the others one by one while the browser has nothing better to do, all of them before they are
 * printed. A drawing that waits for its turn is marked as stale.
 */

/** What is to be drawn in each element. */
const waiting = new Map<HTMLElement, () => void>();
const inSight = new WeakSet<Element>();

/** Milliseconds left to what is in the window, where a browser cannot say that it is idle (Safari). */
const MOMENT = 50;
const whenIdle = (act: () => void): unknown =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(act) : setTimeout(act, MOMENT);

function drawNow(element: HTMLElement): void {
  const draw = waiting.get(element);
  if (draw === undefined) return;
  waiting.delete(element);
  delete element.dataset.stale;
  draw();
}

function drawNext(): void {
  const [next] = waiting.keys();
  if (next === undefined) return;
  whenIdle(drawNext);
  drawNow(next);
}

/** Draws in an element in its turn, instead of what waited to be drawn there. The element must have joined. */
export function drawInTurn(element: HTMLElement, draw: () => void): void {
  const first = waiting.size === 0;
  waiting.set(element, draw);
  if (inSight.has(element)) drawNow(element);
  else {
    element.dataset.stale = '';
    if (first) whenIdle(drawNext);
  }
}

/** From now on the element has turns; returns how it leaves. */
export function joinTurns(element: HTMLElement): () => void {
  const print = () => drawNow(element);
  const sight = new IntersectionObserver((entries) => {
    if (entries.at(-1)!.isIntersecting) {
      inSight.add(element);
      drawNow(element);
    } else inSight.delete(element);
  });
  sight.observe(element);
  addEventListener('beforeprint', print);
  return () => {
    sight.disconnect();
    removeEventListener('beforeprint', print);
    waiting.delete(element);
  };
}
