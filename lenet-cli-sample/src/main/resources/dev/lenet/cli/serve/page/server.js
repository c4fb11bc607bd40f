// Asks the server, and says in plain words what went wrong.

const PATIENCE = 30_000; // milliseconds until a question is given up
const AGAIN = 2; // seconds until a server that does not answer is asked again
const LONGEST_PAUSE = 10;

/** What the server can do. Waits for a server that does not answer, and calls `gone` with the reason meanwhile. */
export async function setup(gone) {
  for (;;) {
    const outcome = await ask("api/setup");
    if (outcome.answer) {
      return outcome.answer;
    }
    gone(outcome.problem);
    await seconds(outcome.again ?? AGAIN);
  }
}

/**
 * Asks one question at a time. Of the questions that come meanwhile only the newest is asked. A question that the server
 * has no time for, or that finds no server, is asked again until a newer one comes.
 */
export class Questions {
  #waiting = null;
  #asked = null;
  #running = false;
  #listener;
  #back;

  /**
   * The listener gets a question and its outcome: an `answer`, or a `problem`. When no server answers, `back` is called
   * and waited for: it returns when one is back.
   */
  constructor(listener, back) {
    this.#listener = listener;
    this.#back = back;
  }

  /** Asks about the picture that `picture` promises, with forming or without. */
  ask(question) {
    this.#waiting = question;
    if (!this.#running) {
      this.#run();
    }
  }

  /** Whether no newer question waits. */
  get idle() {
    return !this.#waiting;
  }

  /** Forgets all questions: nobody wants their answers any more. */
  drop() {
    this.#waiting = null;
    this.#asked = null;
  }

  async #run() {
    this.#running = true;
    while (this.#waiting) {
      try {
        await this.#next();
      } catch (failure) {
        reportError(failure); // and the next question is asked all the same
      }
    }
    this.#running = false;
  }

  async #next() {
    const question = this.#waiting;
    this.#asked = question;
    this.#waiting = null;
    const outcome = await look(question);
    if (this.#asked !== question) {
      return;
    }
    this.#listener(question, outcome);
    if (outcome.again) {
      await (outcome.gone ? this.#back() : seconds(outcome.again));
      if (this.#asked === question) {
        this.#waiting ??= question;
      }
    }
  }
}

async function look(question) {
  const body = await question.picture();
  if (!body) {
    return { problem: "This browser could not make a picture of the sheet. Close other pages, then draw on." };
  }
  return ask(`api/look?form=${question.form}`, {
    method: "POST",
    body,
    // so that of a file that is no picture the server says that, and not that its type is wrong
    headers: { "Content-Type": body.type.startsWith("image/") ? body.type : "application/octet-stream" },
  });
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) {
      return { answer: await response.json() };
    }
  } catch (failure) {
    return failure.name === "TimeoutError"
      ? { problem: "The server took longer than 30 seconds, and the question was given up. Try a smaller picture." }
      : {
          problem:
            "The server does not answer. If it was stopped, start it again with “lenet serve”; this page goes on by itself.",
          again: AGAIN,
          gone: true,
        };
  }
  if (response.status === 503) {
    const pause = Number(response.headers.get("Retry-After")) || AGAIN;
    return { problem: "The server is busy. This page asks again in a moment.", again: Math.min(pause, LONGEST_PAUSE) };
  }
  return { problem: await detail(response) };
}

/** What a problem+json says, or, of any other answer, its number. */
async function detail(response) {
  try {
    const problem = await response.json();
    if (problem.detail) {
      return problem.detail;
    }
  } catch {
    // no JSON: something between the page and the server has answered
  }
  return `The server refused the picture, and said only ${response.status}.`;
}

function seconds(number) {
  return new Promise((resolve) => setTimeout(resolve, 1000 * number));
}
