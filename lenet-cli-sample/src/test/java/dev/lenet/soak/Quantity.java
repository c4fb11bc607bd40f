package dev.lenet.soak;

/** What a process holds, and must not hold more and more of. */
enum Quantity {
  /** What the process has in memory, pages of libraries and the whole heap included. */
  RESIDENT("resident memory, MiB", 16),
  /** What is reachable in the heap. */
  HEAP("heap after GC, MiB", 1),
  /** Memory of no file that is outside of the heap. */
  NATIVE("native memory, MiB", 16),
  /** Those of native code included. */
  THREADS("threads", 1),
  HANDLES("open files", 1);

  private final String title;
  private final double noise;

  Quantity(String title, double noise) {
    this.title = title;
    this.noise = noise;
  }

  /** Its name and unit. */
  String title() {
    return title;
  }

  /** A run that grows by no more may be flat: caches fill, and the allocator keeps some pages. */
  double noise() {
    return noise;
  }
}
