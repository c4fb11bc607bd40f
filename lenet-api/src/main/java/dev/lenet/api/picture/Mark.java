package dev.lenet.api.picture;

import dev.lenet.api.Image;

/** Ink that stands alone in a picture, and is perhaps a digit. Immutable. */
public final class Mark {
  private final Box box;
  private final int line;
  private final Image image;

  Mark(Box box, int line, Image image) {
    this.box = box;
    this.line = line;
    this.image = image;
  }

  /** Where it is, in pixels of the upright original. */
  public Box box() {
    return box;
  }

  /** The number of its line, from 0 at the top. */
  public int line() {
    return line;
  }

  /** The mark in MNIST's form, see {@link DigitForm}. */
  public Image image() {
    return image;
  }

  @Override
  public String toString() {
    return "a mark at %d, %d of %d x %d pixels"
        .formatted(box.x(), box.y(), box.width(), box.height());
  }
}
