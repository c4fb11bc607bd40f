// Paints what the network sees and what its layers say, one pixel for each value.

const SIDE = 28;
const COLOURS = 201; // of a value from -1 to 1, in steps of a hundredth

/** Paints 784 shades of gray, or black if there are none. */
export function paintSeen(canvas, values) {
  canvas.width = SIDE;
  canvas.height = SIDE;
  paint(canvas, values ?? new Array(SIDE * SIDE).fill(0), (value) => [value, value, value]);
}

/** A colour map that diverges from the middle, in the colours of the page's theme. */
export class DivergingMap {
  #colours;

  constructor() {
    const style = getComputedStyle(document.documentElement);
    const [low, middle, high] = ["--orange", "--middle", "--blue"].map((name) => rgb(style.getPropertyValue(name).trim()));
    this.#colours = Array.from({ length: COLOURS }, (_, i) => {
      const value = (2 * i) / (COLOURS - 1) - 1;
      return mix(middle, value < 0 ? low : high, Math.abs(value));
    });
  }

  /** Paints one feature map, or its middle colour if there is none. */
  paint(canvas, width, height, values) {
    canvas.width = width;
    canvas.height = height;
    paint(canvas, values ?? new Array(width * height).fill(0), (value) => this.#of(value));
  }

  /** Paints the legend: all colours, from -1 to 1. */
  paintScale(canvas) {
    this.paint(
      canvas,
      COLOURS,
      1,
      this.#colours.map((_, i) => (2 * i) / (COLOURS - 1) - 1),
    );
  }

  #of(value) {
    const within = Math.min(1, Math.max(-1, value));
    return this.#colours[Math.round(((within + 1) * (COLOURS - 1)) / 2)];
  }
}

function paint(canvas, values, colour) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  values.forEach((value, i) => image.data.set([...colour(value), 255], 4 * i));
  context.putImageData(image, 0, 0);
}

function rgb(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function mix(from, to, share) {
  return from.map((value, i) => Math.round(value + (to[i] - value) * share));
}
