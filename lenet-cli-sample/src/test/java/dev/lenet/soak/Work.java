package dev.lenet.soak;

/** What is done again and again. */
interface Work extends AutoCloseable {
  /** Does so many units of it. */
  void advance(long units) throws Exception;

  @Override
  void close();
}
