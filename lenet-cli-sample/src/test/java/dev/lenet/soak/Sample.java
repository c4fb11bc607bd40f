package dev.lenet.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process held at some time.
 *
 * @param at how much of its work was done
 */
record Sample(long at, Map<Quantity, Double> held) {
  private static final Path SELF = Path.of("/proc/self");
  private static final double MIB = 1 << 20;
  private static final double MIB_OF_KIB = 1 << 10;

  /** Of this process, as Linux and the JVM count it, after a collection. */
  static Sample take(long at) throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      System.gc();
      Thread.sleep(20); // other threads release what was collected
    }
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    Map<Quantity, Double> held = new EnumMap<>(Quantity.class);
    held.put(Quantity.RESIDENT, status("VmRSS") / MIB_OF_KIB);
    held.put(Quantity.HEAP, heap.getUsed() / MIB);
    held.put(Quantity.NATIVE, status("RssAnon") / MIB_OF_KIB - heap.getCommitted() / MIB);
    held.put(Quantity.THREADS, (double) status("Threads"));
    held.put(Quantity.HANDLES, (double) handles());
    return new Sample(at, held);
  }

  private static long status(String name) throws IOException {
    return Files.readAllLines(SELF.resolve("status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long handles() throws IOException {
    try (Stream<Path> open = Files.list(SELF.resolve("fd"))) {
      return open.count();
    }
  }
}
