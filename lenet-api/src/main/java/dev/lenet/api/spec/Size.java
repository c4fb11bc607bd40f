package dev.lenet.api.spec;

/** A pair of height and width, in pixels: the kernel, stride or padding of a layer. */
public record Size(int height, int width) {
  @Override
  public String toString() {
    return "[" + height + ", " + width + "]";
  }
}
