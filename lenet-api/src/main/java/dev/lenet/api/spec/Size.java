package dev.lenet.api.spec;

/** A pair of height and width, in pixels: the kernel, stride or padding of a layer. */
public record Size(int height, int width) {
  /** 1 and 1: each row and column. */
  public static final Size ONE = new Size(1, 1);

  /** 0 and 0. */
  public static final Size NONE = new Size(0, 0);

  @Override
  public String toString() {
    return "[" + height + ", " + width + "]";
  }
}
