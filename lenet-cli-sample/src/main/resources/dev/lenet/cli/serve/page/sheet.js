// The sheet: what was drawn on it or laid on it, and how to undo that.

/** The sheet's size in its own units. Strokes are kept in them, so that every screen sends the same picture. */
export const WIDTH = 800;
export const HEIGHT = 600;

const PEN = 30; // as thick, beside a digit of half the sheet's height, as the strokes of MNIST
const STEP = 10;
const FAR = 50;
const SHOWN = 1600; // pixels along the longer side of a photograph on screen
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A sheet that is drawn on with a pointer or with keys, or that shows a photograph. It sends the event `change` after
 * each change, with `pause` in its detail: whether the pen is lifted.
 */
export class Sheet extends EventTarget {
  #element;
  #canvas;
  #pen;
  #done = []; // strokes, photographs and clearings, oldest first
  #held = new Set(); // arrow keys that are down
  #stroke = null; // the one being drawn
  #penAt = { x: WIDTH / 2, y: HEIGHT / 4 };
  #penDown = false;
  #frame = 0;

  constructor(element, canvas, pen) {
    super();
    this.#element = element;
    this.#canvas = canvas;
    this.#pen = pen;
    element.addEventListener("pointerdown", (event) => this.#down(event));
    element.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      element.addEventListener(end, () => this.#up());
    }
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("keyup", (event) => this.#held.delete(event.key));
    element.addEventListener("blur", () => this.#lift());
    new ResizeObserver(() => this.paint()).observe(element);
    this.#movePen(0, 0);
  }

  /** What lies on the sheet now: a photograph or null, and strokes. */
  get scene() {
    let from = this.#done.length;
    while (from > 0 && this.#done[from - 1].points) {
      from--;
    }
    const below = this.#done[from - 1];
    return { photograph: below?.image !== undefined ? below : null, strokes: this.#done.slice(from) };
  }

  get empty() {
    const { photograph, strokes } = this.scene;
    return !photograph && strokes.length === 0;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  /** The place that was drawn last, in units of the sheet, or null. */
  get lastPoint() {
    return this.scene.strokes.at(-1)?.points.at(-1) ?? null;
  }

  /** How much of the sheet's height, or width, the longest stroke has; null if there is a photograph. */
  get drawn() {
    const { photograph, strokes } = this.scene;
    if (photograph) {
      return null;
    }
    const lengths = strokes.flatMap(({ points }) =>
      [0, 1].map((axis) => {
        const values = points.map((point) => point[axis]);
        return Math.max(...values) - Math.min(...values);
      }),
    );
    return Math.max(0, ...lengths) / HEIGHT;
  }

  undo() {
    this.#lift();
    this.#stroke = null;
    if (this.#done.pop()) {
      this.#changed(true);
    }
  }

  clear() {
    this.#lift();
    this.#stroke = null;
    if (!this.empty) {
      this.#done.push({ clear: true });
      this.#changed(true);
    }
  }

  /** Lays a photograph on the sheet, instead of what was there. A browser may not know its format: then it stays blank. */
  async lay(blob, name) {
    let image = null;
    let size = { width: 0, height: 0 };
    try {
      const bitmap = await createImageBitmap(blob);
      size = { width: bitmap.width, height: bitmap.height };
      image = shrunk(bitmap);
      bitmap.close();
    } catch {
      // the server may know the format all the same
    }
    this.#lift();
    this.#done.push({ image, blob, name, ...size });
    this.#changed(true);
  }

  /** The picture for the server: the photograph's file as it is, or the strokes as a PNG file; null if there is no memory for it. */
  picture() {
    const { photograph, strokes } = this.scene;
    if (photograph) {
      return Promise.resolve(photograph.blob);
    }
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    ink(context, strokes, "#000");
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  /** Where a picture of this size lies on the sheet, in units of the sheet. */
  place(width, height) {
    const scale = this.scene.photograph ? Math.min(WIDTH / width, HEIGHT / height) : 1;
    return { x: (WIDTH - width * scale) / 2, y: (HEIGHT - height * scale) / 2, scale };
  }

  /** Paints a square part of the sheet, with the given centre and side, into a canvas. */
  cut(canvas, x, y, side) {
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.save();
    const scale = canvas.width / side;
    context.scale(scale, scale);
    context.translate(side / 2 - x, side / 2 - y);
    this.#scene(context);
    context.restore();
  }

  /** Paints the sheet with the next frame. */
  paint() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { width, height } = this.#element.getBoundingClientRect();
      this.#canvas.width = Math.round(width * devicePixelRatio);
      this.#canvas.height = Math.round(height * devicePixelRatio);
      const context = this.#canvas.getContext("2d");
      context.scale(this.#canvas.width / WIDTH, this.#canvas.height / HEIGHT);
      this.#scene(context);
    });
  }

  #scene(context) {
    const { photograph, strokes } = this.scene;
    if (photograph?.image) {
      const { x, y, scale } = this.place(photograph.width, photograph.height);
      context.imageSmoothingQuality = "high";
      context.drawImage(photograph.image, x, y, photograph.width * scale, photograph.height * scale);
    }
    ink(context, strokes, getComputedStyle(this.#element).color);
  }

  #changed(pause) {
    const { photograph, strokes } = this.scene;
    this.#element.dataset.scene = photograph ? "photograph" : strokes.length ? "drawing" : "empty";
    this.paint();
    this.dispatchEvent(new CustomEvent("change", { detail: { pause } }));
  }

  #point(event) {
    const { left, top, width, height } = this.#element.getBoundingClientRect();
    return [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT];
  }

  #begin(point) {
    this.#stroke = { points: [point] };
    this.#done.push(this.#stroke);
    this.#changed(false);
  }

  #down(event) {
    if (!event.isPrimary || event.button !== 0 || this.scene.photograph) {
      return;
    }
    this.#lift();
    this.#element.setPointerCapture(event.pointerId);
    this.#begin(this.#point(event));
  }

  #move(event) {
    if (!event.isPrimary || !this.#stroke || this.#penDown) {
      return;
    }
    // a fast pen moves several times between two frames
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length ? moves : [event]) {
      this.#stroke.points.push(this.#point(move));
    }
    this.#changed(false);
  }

  #up() {
    if (this.#stroke && !this.#penDown) {
      this.#stroke = null;
      this.#changed(true);
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.scene.photograph) {
      return;
    }
    if (event.key in ARROWS) {
      event.preventDefault();
      this.#held.add(event.key);
      const step = event.shiftKey ? FAR : STEP;
      // two arrow keys together move it at a slant
      for (const key of this.#held) {
        this.#movePen(ARROWS[key][0] * step, ARROWS[key][1] * step);
      }
      if (this.#penDown) {
        this.#stroke.points.push([this.#penAt.x, this.#penAt.y]);
        this.#changed(false);
      }
    } else if (event.key === " ") {
      event.preventDefault();
      if (!event.repeat) {
        this.#toggle();
      }
    }
  }

  #toggle() {
    if (this.#penDown) {
      this.#lift();
    } else if (!this.#stroke) {
      this.#setDown(true);
      this.#begin([this.#penAt.x, this.#penAt.y]);
    }
  }

  /** Lifts the pen that keys move. */
  #lift() {
    this.#held.clear();
    if (this.#penDown) {
      this.#setDown(false);
      this.#stroke = null;
      this.#changed(true);
    }
  }

  #setDown(down) {
    this.#penDown = down;
    this.#pen.dataset.down = down;
    this.dispatchEvent(new CustomEvent("pen", { detail: { down } }));
  }

  #movePen(x, y) {
    this.#penAt.x = Math.min(WIDTH, Math.max(0, this.#penAt.x + x));
    this.#penAt.y = Math.min(HEIGHT, Math.max(0, this.#penAt.y + y));
    this.#pen.style.left = `${(100 * this.#penAt.x) / WIDTH}%`;
    this.#pen.style.top = `${(100 * this.#penAt.y) / HEIGHT}%`;
  }
}

/** Draws strokes, each as a curve through the middles between its points. */
function ink(context, strokes, colour) {
  context.strokeStyle = colour;
  context.lineWidth = PEN;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const { points } of strokes) {
    context.beginPath();
    context.moveTo(...points[0]);
    for (let i = 1; i < points.length - 1; i++) {
      const [x, y] = points[i];
      const [nextX, nextY] = points[i + 1];
      context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    }
    context.lineTo(...points.at(-1));
    context.stroke();
  }
}

function shrunk(bitmap) {
  const scale = Math.min(1, SHOWN / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
