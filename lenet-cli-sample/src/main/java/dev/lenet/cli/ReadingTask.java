package dev.lenet.cli;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.predict.Explanation;
import dev.lenet.cli.predict.PictureFolder;
import dev.lenet.cli.predict.Predictions;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures some at a time, so that there may be millions. A picture that cannot be read does
 * not stop the others.
 */
final class ReadingTask {
  static final Path STDIN = Path.of("-");

  /** So many pictures are read in one call, to keep all processors busy. */
  private static final int MOST_PICTURES = 64;

  private static final long MOST_PIXELS = 1L << 22;

  /** Of an image in MNIST's form. */
  private static final int SIDE = 28;

  private final Console console;
  private final OutputOptions output;
  private final Function<List<Picture>, List<Reading>> reader;
  private final boolean raw;
  private final Predictions predictions;
  private final @Nullable Explanation explanation;
  private final List<Entry> batch = new ArrayList<>();
  private long pixels;
  private boolean failed;

  /**
   * Reads with one reader.
   *
   * @param reader reads several pictures at once
   * @param raw whether the files are images in MNIST's form
   */
  ReadingTask(
      Console console,
      OutputOptions output,
      Function<List<Picture>, List<Reading>> reader,
      boolean raw,
      Predictions predictions,
      @Nullable Explanation explanation) {
    this.console = console;
    this.output = output;
    this.reader = reader;
    this.raw = raw;
    this.predictions = predictions;
    this.explanation = explanation;
  }

  /** Reads all of them, and returns the exit code. */
  int run(List<Path> files) throws IOException {
    for (Path file : files) {
      if (file.equals(STDIN)) {
        add(file, () -> Picture.read(console.in()));
      } else if (Files.isDirectory(file)) {
        addFolder(file);
      } else {
        add(file, () -> Picture.read(file));
      }
    }
    flush();
    predictions.end();
    return failed ? ExitCode.WORK_FAILED : ExitCode.DONE;
  }

  private void addFolder(Path folder) throws IOException {
    PictureFolder pictures;
    try {
      pictures = PictureFolder.of(folder);
    } catch (IOException e) {
      addError(folder, e);
      return;
    }
    if (pictures.skipped() > 0) {
      output.say(console, "lenet: " + pictures.aboutSkipped());
    }
    if (pictures.names().isEmpty()) {
      addError(folder, pictures.noPictures());
    }
    for (String name : pictures.names()) {
      Path file = folder.resolve(name);
      add(file, () -> Picture.read(file));
    }
  }

  private void add(Path file, Supplier<Picture> source) throws IOException {
    try {
      Picture picture = source.get();
      if (raw) {
        requireForm(file, picture);
      }
      batch.add(new Entry(file.toString(), picture, ""));
      pixels += picture.pixels().length;
    } catch (LenetException | OutOfMemoryError e) {
      addError(file, e);
    }
    if (batch.size() >= MOST_PICTURES || pixels >= MOST_PIXELS) {
      flush();
    }
  }

  private static void requireForm(Path file, Picture picture) {
    if (picture.width() != SIDE || picture.height() != SIDE) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "The picture%s has %d x %d pixels; with --raw it must have %d x %d, a white digit on black"
              .formatted(
                  file.equals(STDIN) ? "" : " '" + Foreign.file(file) + "'",
                  picture.width(),
                  picture.height(),
                  SIDE,
                  SIDE));
    }
  }

  private void addError(Path file, Throwable e) {
    batch.add(new Entry(file.toString(), null, error(file, e)));
  }

  /** Says that a file could not be read, and returns the sentence. */
  private String error(Path file, Throwable e) {
    failed = true;
    // neither a stream's content nor the lack of memory has the file's name in its message
    String prefix = file.equals(STDIN) ? "stdin: " : "";
    if (e instanceof OutOfMemoryError) {
      prefix = Foreign.file(file) + ": ";
    }
    new Failures(console.err()).report(prefix, e, output.verbose);
    return Failures.sentence(e);
  }

  private void flush() throws IOException {
    List<Reading> readings = readings();
    int next = 0;
    for (Entry entry : batch) {
      if (entry.picture() != null) {
        predictions.fit(entry.file(), readings.get(next++));
      }
    }
    next = 0;
    for (Entry entry : batch) {
      if (entry.picture() == null) {
        predictions.addError(entry.file(), entry.error());
      } else {
        print(entry.file(), entry.picture(), readings.get(next++));
      }
    }
    batch.clear();
    pixels = 0;
  }

  /**
   * Those of the batch's pictures, without the entries that have none. If they do not fit into
   * memory together, reads one by one, and those that do not fit alone become errors.
   */
  private List<Reading> readings() {
    List<Picture> pictures = batch.stream().map(Entry::picture).filter(Objects::nonNull).toList();
    if (pictures.isEmpty()) {
      return List.of();
    }
    try {
      return reader.apply(pictures);
    } catch (OutOfMemoryError e) {
      return readOneByOne();
    }
  }

  private List<Reading> readOneByOne() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Entry entry = batch.get(i);
      if (entry.picture() != null) {
        try {
          readings.addAll(reader.apply(List.of(entry.picture())));
        } catch (OutOfMemoryError e) {
          batch.set(i, new Entry(entry.file(), null, error(Path.of(entry.file()), e)));
        }
      }
    }
    return readings;
  }

  private void print(String file, Picture picture, Reading reading) throws IOException {
    if (explanation != null) {
      try {
        explanation.write(file, picture, reading);
      } catch (OutOfMemoryError e) {
        predictions.addError(file, error(Path.of(file), e));
        return;
      }
    }
    predictions.add(file, reading);
  }

  /**
   * @param picture null if it could not be read, for the reason that {@code error} says
   */
  private record Entry(String file, @Nullable Picture picture, String error) {}
}
