package dev.lenet.api.spec;

/** What the network sees: size of its input, and how images are made to fit it. */
public record InputSpec(int channels, int height, int width, Fit fit, ValueRange range) {
  /** Channels, height and width of the network's input. */
  public Shape shape() {
    return new Shape(channels, height, width);
  }
}
