// The parts of the page that show an answer. Each takes what it shows, or null for nothing yet.

import { byId, fill, make } from "./dom.js";
import { DivergingMap, paintSeen } from "./pixels.js";
import { duration, percent, ranked, scientific, verdict } from "./words.js";

const MARGIN = 6; // between ink and box, in units of the sheet
const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const NOTHING = { state: "empty", number: "", title: "Nothing drawn yet.", sentence: "The answer comes while you draw." };
const NO_ANSWER = { state: "empty", number: "", title: "No answer yet.", sentence: "" };
const REFUSED = { state: "empty", number: "", title: "", sentence: "" };

/**
 * The number, large, and how sure it is; without an answer, whether there is a picture, and whether it was refused: a
 * notice says why. Returns what to say aloud.
 */
export function showVerdict(answer, picture, refused) {
  const { state, number, title, sentence } = answer ? verdict(answer) : refused ? REFUSED : picture ? NO_ANSWER : NOTHING;
  byId("verdict").dataset.state = state;
  byId("number").replaceChildren(...marked(number, answer?.digits ?? []));
  byId("number").classList.toggle("long", number.length > 4);
  byId("number").classList.toggle("lines", number.includes("\n") || number.length > 9);
  byId("verdict-text").replaceChildren(make("strong", { textContent: title }), sentence);
  return `${title} ${sentence}`;
}

/** A number whose digits that are not sure are marked. */
function marked(number, digits) {
  let next = 0;
  return (number.match(/\d\??|\D/g) ?? []).map((part) => {
    const digit = /\d/.test(part) ? digits[next++] : null;
    return digit && !digit.sure ? make("span", { className: "unsure", textContent: part }) : part;
  });
}

/** The digits of a number, to choose one of. */
export class DigitList {
  #choose;

  constructor(choose) {
    this.#choose = choose;
  }

  show(digits, chosen) {
    byId("digits").hidden = digits.length < 2;
    fill(
      byId("digit-list"),
      digits.length < 2 ? [] : digits,
      (i) => this.#create(i),
      (label, digit, i) => {
        const name = digit.sure ? `${digit.digit}` : `${digit.digit}?`;
        label.dataset.sure = digit.sure;
        label.querySelector("input").checked = i === chosen;
        label.querySelector("input").setAttribute(
          "aria-label",
          `Digit ${i + 1}: ${digit.digit}, ${percent(digit.probability)}${digit.sure ? "" : ", not sure"}`,
        );
        paintSeen(label.querySelector("canvas"), digit.seen);
        label.querySelector("b").textContent = name;
      },
    );
  }

  #create(i) {
    const input = make("input", { type: "radio", name: "digit", onchange: () => this.#choose(i) });
    const canvas = make("canvas");
    canvas.setAttribute("aria-hidden", "true");
    return make("label", { className: "digit" }, input, make("span", {}, canvas, make("b")));
  }
}

/** Boxes around the digits, over the sheet. */
export class Boxes {
  #choose;

  constructor(choose) {
    this.#choose = choose;
  }

  /** `place` is where the picture lies, see Sheet.place; `width` and `height` are those of the sheet. */
  show(digits, chosen, place, width, height) {
    fill(
      byId("boxes"),
      digits,
      (i) => make("div", { className: "box", onclick: () => this.#choose(i) }, make("i")),
      (element, { digit, sure, box }, i) => {
        const at = (length, all) => `${(100 * length) / all}%`;
        const top = place.y + box.y * place.scale - MARGIN;
        element.style.left = at(place.x + box.x * place.scale - MARGIN, width);
        element.style.top = at(top, height);
        element.style.width = at(box.width * place.scale + 2 * MARGIN, width);
        element.style.height = at(box.height * place.scale + 2 * MARGIN, height);
        element.dataset.sure = sure;
        element.dataset.chosen = i === chosen;
        element.dataset.low = top < 30;
        element.firstChild.textContent = sure ? digit : `${digit}?`;
      },
    );
  }
}

/** The ten probabilities of every engine, side by side. */
export class Bars {
  #cells = [];
  #backends = [];

  /** Makes a column for each of these, instead of those before. */
  of(backends) {
    this.#backends = backends.map(({ name }) => name);
    byId("engines").replaceChildren(
      byId("engines").firstElementChild,
      ...backends.map(({ name, engine, version }) =>
        make(
          "th",
          { scope: "col", title: `${engine} ${version}` },
          name,
          make("span", { className: "time-taken", textContent: "–" }),
        ),
      ),
    );
    byId("bars").replaceChildren();
    this.#cells = TEN.map((digit) => {
      const cells = backends.map(() => ({
        fill: make("span", { className: "fill" }),
        value: make("span", { className: "value" }),
        td: make("td"),
      }));
      cells.forEach(({ fill: bar, value, td }) =>
        td.append(make("div", { className: "cell" }, make("span", { className: "track" }, bar), value)),
      );
      const row = make("tr", {}, make("th", { scope: "row", textContent: digit }), ...cells.map(({ td }) => td));
      byId("bars").append(row);
      return { row, cells };
    });
  }

  show(digit) {
    byId("bars").dataset.unsure = digit ? !digit.sure : false;
    const answers = this.#backends.map((name) => digit?.backends.find((answer) => answer.name === name));
    const times = document.querySelectorAll(".time-taken");
    times.forEach((time, i) => (time.textContent = answers[i] ? duration(answers[i].micros) : "–"));
    this.#cells.forEach(({ row, cells }, number) => {
      row.dataset.top = digit?.digit === number;
      cells.forEach(({ fill: bar, value, td }, i) => {
        const probabilities = answers[i]?.probabilities;
        bar.style.setProperty("--p", probabilities?.[number] ?? 0);
        value.textContent = probabilities ? percent(probabilities[number]) : "";
        td.dataset.top = probabilities ? ranked(probabilities)[0] === number : false;
      });
    });
    byId("difference").replaceChildren(...(digit ? this.#difference(digit.difference) : ["\u00a0"]));
  }

  #difference(difference) {
    if (this.#backends.length < 2) {
      return ["One engine is on the class path. With another one beside it, their answers stand here side by side."];
    }
    const power = scientific(difference);
    return power
      ? [`Largest difference between two engines: ${power[0]} × 10`, make("sup", { textContent: power[1] }), "."]
      : ["No difference between the engines, to the last bit."];
  }
}

/** The feature maps of the first two convolutions: of LeNet-5, C1 and C3. */
export class Maps {
  #colours = null;
  #maps = [
    { layer: "C1", channels: 6, height: 28, width: 28, values: [] },
    { layer: "C3", channels: 16, height: 10, width: 10, values: [] },
  ];

  constructor() {
    this.recolour();
  }

  show(digit) {
    this.#maps = digit?.maps ?? this.#maps.map((map) => ({ ...map, values: [] }));
    ["first", "second"].forEach((place, at) => {
      byId(`${place}-layer`).hidden = !this.#maps[at];
      if (this.#maps[at]) {
        this.#layer(place, this.#maps[at]);
      }
    });
  }

  #layer(place, { layer, channels, height, width, values }) {
    const empty = values.length === 0;
    byId(`${place}-title`).textContent = `${layer}: ${channels} maps of ${height} × ${width}`;
    byId(`${place}-maps`).setAttribute("aria-label", `The ${channels} feature maps of layer ${layer}${empty ? ", empty" : ""}`);
    fill(
      byId(`${place}-maps`),
      Array.from({ length: channels }, (_, i) => values[i]),
      () => make("canvas"),
      (canvas, map) => this.#colours.paint(canvas, width, height, map),
    );
  }

  /** Takes the colours of the theme that is now on. */
  recolour() {
    this.#colours = new DivergingMap();
    this.#colours.paintScale(byId("scale"));
    this.show({ maps: this.#maps });
  }
}

/** Misread test digits near this one. */
export function showMisread(digit) {
  const nearest = digit?.nearest ?? [];
  byId("misread-empty").hidden = nearest.length > 0;
  byId("misread-empty").textContent = digit
    ? "The server has found none so far. If it was started just now, draw on in a moment."
    : "Draw a digit first.";
  fill(
    byId("misread"),
    nearest,
    () => make("figure", {}, make("canvas", { role: "img" }), make("figcaption")),
    (figure, { index, label, predicted, seen }) => {
      const canvas = figure.firstChild;
      paintSeen(canvas, seen);
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `Test digit ${index}: a ${label}, read as ${predicted}`);
      figure.lastChild.replaceChildren("a ", make("b", { textContent: label }), ", read as ", make("b", { textContent: predicted }));
    },
  );
}

/** What the network said to this digit after each epoch of a training, with a slider and a button that plays it. */
export class Epochs {
  #digit = null;
  #timer = 0;

  constructor() {
    byId("then").append(...TEN.map((digit) => make("div", {}, make("i"), `${digit}`)));
    byId("epoch").addEventListener("input", () => {
      this.#stop();
      this.#update();
    });
    byId("play").addEventListener("click", () => (this.#timer ? this.#stop() : this.#play()));
  }

  /** Takes these, instead of those before, and shows the last one. */
  of({ epochs, lastAnswers }) {
    byId("epochs-section").hidden = epochs.length === 0;
    byId("epochs-title").textContent = lastAnswers ? "How the answer came to be" : "How a network learnt";
    byId("epochs-text").textContent = lastAnswers
      ? "What the network read in this digit after each epoch of its training."
      : "What another network read in this digit after each epoch of its training. It is not the one that gives the answer above.";
    byId("epoch").max = Math.max(0, epochs.length - 1);
    byId("epoch").value = byId("epoch").max;
  }

  show(digit) {
    this.#digit = digit?.epochs.length ? digit : null;
    byId("play").disabled = byId("epoch").disabled = !this.#digit;
    if (!this.#digit) {
      this.#stop();
    }
    this.#update();
  }

  #play() {
    const slider = byId("epoch");
    if (slider.value === slider.max) {
      slider.value = 0;
    }
    this.#update();
    this.#timer = setInterval(() => {
      slider.stepUp();
      this.#update();
      if (slider.value === slider.max) {
        this.#stop();
      }
    }, 600);
    this.#button("Pause");
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#button("Play");
  }

  #button(text) {
    byId("play").textContent = text;
  }

  #update() {
    const now = Number(byId("epoch").value);
    const entry = this.#digit?.epochs[now];
    const probabilities = entry?.probabilities;
    const top = probabilities ? ranked(probabilities)[0] : -1;
    [...byId("then").children].forEach((bar, digit) => {
      bar.firstChild.style.setProperty("--p", probabilities?.[digit] ?? 0);
      bar.dataset.top = digit === top;
    });
    const says = entry ? `After epoch ${entry.epoch} it read ${top}, with ${percent(probabilities[top])}.` : "Draw a digit first.";
    fill(
      byId("course"),
      this.#digit?.epochs ?? [],
      () => make("span"),
      (label, epoch, i) => {
        label.textContent = ranked(epoch.probabilities)[0];
        label.dataset.now = i === now;
      },
    );
    byId("epoch-number").textContent = entry?.epoch ?? "–";
    byId("epoch").setAttribute("aria-valuetext", says);
    byId("then").setAttribute("aria-label", says);
    byId("then-text").textContent = says;
  }
}
