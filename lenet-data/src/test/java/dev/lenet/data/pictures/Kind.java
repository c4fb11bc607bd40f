package dev.lenet.data.pictures;

/** The kinds of pictures. Their names are part of the seed. */
enum Kind {
  SCAN("one digit, scan", Content.DIGITS),
  PHOTO("one digit, photograph", Content.DIGITS),
  CHALKBOARD("one digit, chalkboard", Content.DIGITS),
  CANVAS("one digit, canvas drawing", Content.DIGITS),
  ROW_SCAN("row of 3 to 7, scan", Content.DIGITS),
  ROW_PHOTO("row of 3 to 7, photograph", Content.DIGITS),
  ROW_CANVAS("row of 3 to 7, canvas drawing", Content.DIGITS),
  LINES("2 to 4 lines", Content.DIGITS),
  BLANK("blank page", Content.NOTHING),
  PRINTED("one digit, printed", Content.DIGITS),
  DRAWN("one digit, drawn by strokes", Content.DIGITS),
  SCRIBBLE("scribble or blot", Content.NO_DIGIT),
  LETTER_PRINTED("letter, printed", Content.NO_DIGIT),
  LETTER_DRAWN("letter, drawn by strokes", Content.NO_DIGIT);

  /** What is on the pictures of a kind. */
  enum Content {
    /** Digits, to be read. */
    DIGITS,
    /** No ink that is meant: nothing must be found. */
    NOTHING,
    /** Ink that is no digit: nothing must be said to be surely a digit. */
    NO_DIGIT
  }

  private final String title;
  private final Content content;

  Kind(String title, Content content) {
    this.title = title;
    this.content = content;
  }

  String title() {
    return title;
  }

  Content content() {
    return content;
  }

  /** Whether the pictures are wider than high. */
  boolean isWide() {
    return this == ROW_SCAN || this == ROW_PHOTO || this == ROW_CANVAS || this == LINES;
  }

  boolean needsFont() {
    return this == PRINTED || this == LETTER_PRINTED;
  }
}
