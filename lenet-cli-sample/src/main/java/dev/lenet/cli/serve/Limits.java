package dev.lenet.cli.serve;

import java.time.Duration;

/**
 * What a server accepts, so that no client can take all of its memory or time.
 *
 * @param bytes of one body
 * @param bytesOfAll of all bodies that are in memory at the same time
 * @param readings so many pictures are read at the same time
 * @param waiting so many more may wait for that
 * @param delay the longest time that one may wait: its client has gone, or will soon
 * @param body the longest time that a body may take to arrive
 * @param idle the longest time without a byte
 * @param connections so many at the same time
 */
public record Limits(
    int bytes,
    long bytesOfAll,
    int readings,
    int waiting,
    Duration delay,
    Duration body,
    Duration idle,
    int connections) {
  /** The most pixels of a picture: what the library reads. */
  static final int MOST_PIXELS = 50_000_000;

  private static final int MOST_BYTES = 20 << 20;
  private static final int WAITING_EACH = 8;
  private static final int MOST_CONNECTIONS = 512;
  private static final Duration DELAY = Duration.ofSeconds(20);
  private static final Duration BODY = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** What this machine's processors and this JVM's heap allow. */
  public static Limits usual() {
    // a body takes up to three times its bytes while it is joined and taken out of its form
    long room = Runtime.getRuntime().maxMemory() / 8;
    int processors = Runtime.getRuntime().availableProcessors();
    return new Limits(
        (int) Math.min(MOST_BYTES, room),
        room,
        processors,
        processors * WAITING_EACH,
        DELAY,
        BODY,
        IDLE,
        MOST_CONNECTIONS);
  }
}
