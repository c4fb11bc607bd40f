package dev.lenet.bench;

/** One way to use an engine, ready to be measured. For one thread. */
public interface Usage extends AutoCloseable {
  /** Learns from all images of {@link Digits} once, and goes on from where it was. */
  void trainEpoch();

  /** The probabilities of the first image. */
  float[] readOne();

  /** The probabilities of all images to read, one behind the other. */
  float[] readAll();

  @Override
  void close();
}
