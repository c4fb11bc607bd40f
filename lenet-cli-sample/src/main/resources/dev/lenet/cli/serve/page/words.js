// Numbers and answers in words.

const SMALL = 0.15; // of the sheet's height

/** A probability as lenet predict prints it. */
export function percent(probability) {
  return `${(100 * probability).toFixed(2)}%`;
}

/** A time with two or three digits that count. */
export function duration(micros) {
  return micros < 1000 ? `${Math.round(micros)} µs` : `${(micros / 1000).toPrecision(3)} ms`;
}

export function megabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10485760 ? 1 : 0)} MiB`;
}

/** How far two engines are apart: [text, exponent], to be set as text × 10^exponent; null for no difference. */
export function scientific(value) {
  if (!value) {
    return null;
  }
  const [digits, exponent] = value.toExponential(1).split("e");
  return [digits, exponent.replace("-", "−").replace("+", "")];
}

/** The indices of the ten probabilities, the highest first. */
export function ranked(probabilities) {
  return probabilities.map((_, digit) => digit).sort((a, b) => probabilities[b] - probabilities[a]);
}

/**
 * What a whole answer says: a state, the number to show large, a title, and a sentence below. With `sureFrom`, the
 * probability from which a digit is sure, and `drawn`, how much of the sheet's height the longest stroke has; null of a
 * photograph.
 */
export function verdict({ text, digits, more, sureFrom, drawn }) {
  if (digits.length === 0) {
    return { state: "none", number: "", title: "No digit found.", sentence: advice(drawn) };
  }
  return digits.length === 1 ? ofOne(digits[0], sureFrom) : ofSeveral(text, digits, more ?? 0);
}

function advice(drawn) {
  if (drawn === null) {
    return "Take a picture with dark ink on light paper, or light on dark, in which the digits are larger.";
  }
  return drawn < SMALL ? "Draw it larger." : "Draw one digit, or several beside each other with some space between them.";
}

function ofOne({ digit, probability, probabilities, sure }, sureFrom) {
  if (sure) {
    return { state: "sure", number: `${digit}`, title: `It reads ${digit}.`, sentence: `Sure, with a probability of ${percent(probability)}.` };
  }
  const next = ranked(probabilities)[1];
  const why =
    probability < sureFrom
      ? `${percent(probability)}; after that ${next}, with ${percent(probabilities[next])}.`
      : `The network says ${percent(probability)}, but the mark does not look enough like a digit.`;
  return { state: "unsure", number: `${digit}?`, title: `Not sure: perhaps ${digit}?`, sentence: `${why} Let a person look at it.` };
}

function ofSeveral(text, digits, more) {
  const lines = text.split("\n").length;
  const unsure = digits.filter((digit) => !digit.sure).length;
  const all = digits.length + more;
  const what = lines > 1 ? `${all} digits on ${lines} lines` : `${all} digits`;
  return {
    state: unsure ? "partly" : "sure",
    number: text,
    title: lines > 1 ? `It reads ${lines} lines.` : `It reads ${text}.`,
    sentence: `${sureness(what, unsure)}${more ? ` ${more} more are read, but not shown below.` : ""}`,
  };
}

function sureness(what, unsure) {
  return unsure
    ? `${what}; not sure of ${unsure === 1 ? "one" : unsure}, marked with a dashed border and “?”.`
    : `${what}, sure of all of them.`;
}
