package dev.lenet.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Predictions of which each leaves 100 bytes in the heap, and each hundred something else. */
final class PlantedLeaks implements Work {
  private static final int PREDICTIONS = 36_000;
  private static final int SAMPLES = 60;

  /** With the array's header of 16 bytes they are 100, and Java makes 104 of them. */
  private static final int BYTES = 84;

  private final Work sound = new Predictions("java");
  private final List<Object> left = new ArrayList<>();
  private final Path file = Files.createTempFile("leak", ".tmp");

  private PlantedLeaks() throws IOException {}

  /** Prints how it grew; if there is an argument, without the leaks. */
  public static void main(String[] arguments) throws Exception {
    Run run = new Run("java", Kind.PREDICTIONS);
    try (Work work = arguments.length > 0 ? new Predictions("java") : new PlantedLeaks()) {
      run.of(work, PREDICTIONS, SAMPLES, Long.MAX_VALUE);
    }
    System.exit(run.print() ? 1 : 0);
  }

  @Override
  public void advance(long units) throws Exception {
    sound.advance(units);
    for (long i = 0; i < units; i++) {
      left.add(new byte[BYTES]);
    }
    left.add(Files.newInputStream(file));
    left.add(ByteBuffer.allocateDirect(1 << 17)); // all of it is set to zero
    Thread thread = new Thread(LockSupport::park);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    sound.close();
    file.toFile().delete();
  }
}
