// Brings the page to life: the sheet asks, the views show the answers.

import { byId, make } from "./dom.js";
import { paintSeen } from "./pixels.js";
import { Questions, setup } from "./server.js";
import { HEIGHT, Sheet, WIDTH } from "./sheet.js";
import { Bars, Boxes, DigitList, Epochs, Maps, showMisread, showVerdict } from "./views.js";
import { megabytes } from "./words.js";

const WHILE_DRAWING = 80; // milliseconds between two questions
const BEFORE_WAITING = 400; // until an answer that is late is said to be
const LENET5 = 61706; // parameters of the network of 1998
const EMPTY = "The sheet is empty.";
const BEFORE_SPEAKING = 700; // of quiet, so that a screen reader does not speak of every stroke

const sheet = new Sheet(byId("sheet"), byId("ink"), byId("pen"));
const questions = new Questions(take, begin);
const boxes = new Boxes(choose);
const list = new DigitList(choose);
const maps = new Maps();
const bars = new Bars();
const epochs = new Epochs();
const notices = { page: "", server: "" }; // what each of them has to say
let server = null; // what it can do, once that is known
let answer = null;
let below = null; // the photograph on the sheet
let picked = null; // the digit that the user chose, until the sheet changes
let form = true;
let soon = 0;
let late = 0;
let speaking = 0;
let said = "";

sheet.addEventListener("change", ({ detail }) => {
  picked = null;
  about();
  notice("page", "");
  const { photograph } = sheet.scene;
  if (sheet.empty || photograph !== below) {
    below = photograph;
    notice("server", "");
    forget(); // an answer to the former picture does not belong to this one
  }
  if (sheet.empty) {
    say(EMPTY);
  } else if (detail.pause) {
    clearTimeout(soon);
    soon = 0;
    ask();
  } else {
    soon ||= setTimeout(() => {
      soon = 0;
      ask();
    }, WHILE_DRAWING);
  }
});
sheet.addEventListener("change", () => sheet.empty || said !== EMPTY || say("")); // so that it can be said again
sheet.addEventListener("pen", ({ detail }) => say(detail.down ? "Pen down" : "Pen up"));

function ask() {
  if (server && !sheet.empty) {
    // the picture is made when it is its turn, so that it is the newest
    questions.ask({ picture: () => sheet.picture(), form });
    expect();
  }
}

function forget() {
  clearTimeout(soon);
  soon = 0;
  clearTimeout(speaking);
  questions.drop();
  noLongerLate();
  answer = null;
  show();
}

/** From now on an answer is expected, and late after a while. */
function expect() {
  late ||= setTimeout(() => (byId("verdict").dataset.waiting = true), BEFORE_WAITING);
}

function noLongerLate() {
  clearTimeout(late);
  late = 0;
  byId("verdict").dataset.waiting = false;
}

function take(question, outcome) {
  notice("server", outcome.problem ?? "");
  noLongerLate();
  if (!questions.idle) {
    expect();
  }
  if (outcome.answer) {
    answer = { ...outcome.answer, formed: question.form, sureFrom: server.sureFrom };
    show();
  } else if (!outcome.again) {
    answer = null;
    show();
  }
}

/** Shows the answer, or that there is none. */
function show() {
  const digits = answer?.digits ?? [];
  const chosen = which(digits);
  const digit = digits[chosen] ?? null;
  const words = showVerdict(answer && { ...answer, drawn: sheet.drawn }, !sheet.empty, Boolean(notices.server));
  about();
  list.show(digits, chosen);
  boxes.show(answer?.formed ? digits : [], chosen, sheet.place(answer?.width ?? 1, answer?.height ?? 1), WIDTH, HEIGHT);
  bars.show(digit);
  showSeen(digit);
  maps.show(digit);
  showMisread(digit);
  epochs.show(digit);
  if (answer && questions.idle) {
    say(words, BEFORE_SPEAKING);
  }
}

/** The digit to look into: the one chosen, else the one drawn last, else the first. */
function which(digits) {
  if (picked !== null && picked < digits.length) {
    return picked;
  }
  const last = sheet.lastPoint;
  if (!last) {
    return 0;
  }
  const distances = digits.map(({ box }) => Math.hypot(box.x + box.width / 2 - last[0], box.y + box.height / 2 - last[1]));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

function choose(i) {
  picked = i;
  show();
}

function showSeen(digit) {
  paintSeen(byId("seen"), digit?.seen);
  if (!digit) {
    byId("cut").getContext("2d").clearRect(0, 0, byId("cut").width, byId("cut").height);
    return;
  }
  const place = sheet.place(answer.width, answer.height);
  const { x, y, width, height } = answer.formed ? digit.box : { x: 0, y: 0, width: answer.width, height: answer.height };
  const side = Math.max(width, height) * place.scale * (answer.formed ? 1.4 : 1); // of 28 pixels the ink has 20
  sheet.cut(byId("cut"), place.x + (x + width / 2) * place.scale, place.y + (y + height / 2) * place.scale, side);
}

function about() {
  const { photograph } = sheet.scene;
  byId("undo").disabled = !sheet.canUndo;
  byId("clear").disabled = sheet.empty;
  byId("hint").hidden = !sheet.empty;
  byId("cut-title").textContent = photograph ? "In the picture" : "You drew";
  const size = photograph?.image
    ? `, ${photograph.width} × ${photograph.height} pixels`
    : answer
      ? ", which this browser cannot show"
      : "";
  byId("about-picture").textContent = photograph ? `${photograph.name}${size}. Clear it to draw.` : "";
}

/** Says this beside what the other one, page or server, has to say. Without a text it has nothing more to say. */
function notice(by, newText) {
  notices[by] = newText;
  const text = Object.values(notices).filter(Boolean).join(" ");
  if (byId("notice").textContent !== text) {
    byId("notice").textContent = text;
  }
  byId("notice").hidden = !text;
}

function say(words, after = 0) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (said !== words) {
      said = words;
      byId("say").textContent = words;
    }
  }, after);
}

function setForm(on) {
  form = on;
  picked = null;
  byId("form").setAttribute("aria-checked", on);
  byId("form-text").textContent = on
    ? "On: each digit is found, cut out, scaled to 20 pixels and set on its centre of mass, as MNIST’s digits were."
    : "Off: the whole sheet is squeezed to 28 × 28 pixels as it is. The network was not trained on such digits.";
  ask();
}

async function lay(files) {
  const [file] = files;
  if (!file) {
    return;
  }
  const most = server?.limits.bytes ?? Infinity;
  if (file.size > most) {
    notice(
      "page",
      `${file.name} has ${megabytes(file.size)}, and the server takes ${megabytes(most)} at most. Make it smaller, or cut out the number.`,
    );
    return;
  }
  let copy;
  try {
    copy = new Blob([await file.arrayBuffer()], { type: file.type }); // the file may change or go
  } catch {
    notice("page", `${file.name} cannot be read. Is it still there?`);
    return;
  }
  await sheet.lay(copy, file.name || "The picture");
  if (files.length > 1) {
    notice("page", `${files.length} files came; this page shows one at a time, and took ${file.name}.`);
  }
}

function listenForPictures() {
  const element = byId("sheet");
  const over = (on) => element.classList.toggle("over", on);
  byId("photograph").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async (event) => {
    await lay([...event.target.files]);
    event.target.value = ""; // so that the same file can be chosen again
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || over(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files.length) {
      lay([...event.dataTransfer.files]);
    } else {
      notice("page", "That was no file. Save the picture first, or copy it and paste it here.");
    }
  });
  document.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) {
      lay([...event.clipboardData.files]);
    } else {
      notice("page", "The clipboard has no picture.");
    }
  });
}

function listenForKeys() {
  const keys = {
    u: () => sheet.undo(),
    c: () => sheet.clear(),
    p: () => byId("file").click(),
    f: () => setForm(!form),
  };
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key === "z" && !event.altKey) {
      event.preventDefault();
      sheet.undo();
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && byId("shortcuts").checked && Object.hasOwn(keys, key)) {
      event.preventDefault();
      keys[key]();
    }
  });
}

/** Learns what the server can do, as soon as one answers, and makes room for its answers. */
async function begin() {
  server = await setup((problem) => notice("server", problem));
  notice("server", "");
  introduce(server);
  bars.of(server.backends);
  epochs.of(server);
  byId("misread-section").hidden = !server.misread;
  show();
}

function introduce({ parameters, backends, broken = [] }) {
  byId("weights").textContent = parameters.toLocaleString("en");
  byId("paper").hidden = parameters !== LENET5;
  byId("network-sentence").hidden = false;
  const names = backends.map(({ name, engine, version }) =>
    make("span", { className: "nowrap", textContent: `${name} (${engine} ${version.split("+")[0]})` }),
  );
  const separated = names.flatMap((name, i) => [i === 0 ? "" : i === names.length - 1 ? " and " : ", ", name]);
  const where = names.length > 1 ? `on ${names.length} engines side by side, with the same weights: ` : "on ";
  byId("engines-sentence").replaceChildren(`Here it runs ${where}`, ...separated, ".");
  byId("broken").textContent = broken.map((reason) => `Not running: ${reason}.`).join(" ");
}

byId("undo").addEventListener("click", () => sheet.undo());
byId("clear").addEventListener("click", () => sheet.clear());
byId("form").addEventListener("click", () => setForm(!form));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  maps.recolour();
  sheet.paint();
  show();
});
listenForPictures();
listenForKeys();
setForm(true);
about();
show();

await begin();
document.documentElement.dataset.ready = true;
ask();
