package dev.lenet.cli.doctor;

import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.cli.report.Figures;
import dev.lenet.internal.file.CacheRoot;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for MNIST on this machine, and at the cache. Downloads nothing. */
record DataChecks(Map<String, String> environment) {
  /** Unpacked, and packed for a while. */
  private static final long NEEDED = 70L << 20;

  private static final String PROPERTY = "lenet.data.dir";
  private static final String VARIABLE = "LENET_DATA_DIR";

  List<Check> checks() {
    Check data = data();
    return List.of(data, cache(data.status().equals("ok")));
  }

  private Check data() {
    try {
      TrainTestSplit mnist = Datasets.load(DatasetRequest.builder("mnist").offline(true).build());
      return Check.ok("data", images(mnist.train()) + " for training, " + images(mnist.test()));
    } catch (DataException e) {
      String reason = e.reason().strip();
      // only a cache without the data is no problem: the command line downloads it
      return e.code() == ErrorCode.DATA_MISSING && !namesFolder()
          ? Check.note(
              "data",
              "MNIST is not on this machine, or damaged",
              "The first training downloads it, 12 MB. " + lastLine(reason))
          : Check.problem("data", reason, "Correct the folder, or name another one");
    }
  }

  private boolean namesFolder() {
    return !System.getProperty(PROPERTY, "").isBlank()
        || !environment.getOrDefault(VARIABLE, "").isBlank();
  }

  private static String images(Dataset images) {
    return "%s: %s images of %dx%d"
        .formatted(
            Foreign.text(images.name()),
            Figures.count(images.size()),
            images.imageShape().height(),
            images.imageShape().width());
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1).strip();
  }

  private Check cache(boolean hasData) {
    Path root;
    try {
      root = CacheRoot.of(System::getProperty, environment);
    } catch (InvalidPathException e) {
      return unusable(hasData, "'%s' is no name of a folder".formatted(Foreign.file(e.getInput())));
    }
    if (root == null) {
      return unusable(hasData, "there is none, because this process has no home folder");
    }
    String name = Foreign.file(root);
    try {
      long free = Files.getFileStore(present(root)).getUsableSpace();
      String reason = whyNotWritable(root);
      if (reason != null) {
        return unusable(hasData, "%s cannot be written to: %s".formatted(name, reason));
      }
      return free < NEEDED && !hasData
          ? unusable(false, "%s has %s left on its disk".formatted(name, Check.mebibytes(free)))
          : Check.ok("cache", "%s, %s left on its disk".formatted(name, Check.mebibytes(free)));
    } catch (IOException e) {
      return unusable(hasData, "%s cannot be used: %s".formatted(name, FileReason.of(e)));
    }
  }

  private static Check unusable(boolean hasData, String found) {
    String todo =
        "Set %s to a folder that this user may write to, with %s free"
            .formatted(CacheRoot.VARIABLE, Check.mebibytes(NEEDED));
    return hasData ? Check.note("cache", found, todo) : Check.problem("cache", found, todo);
  }

  /** Null if a file can be created there; creates no folder. */
  private static @Nullable String whyNotWritable(Path root) {
    Path folder = present(root);
    if (!Files.isDirectory(folder)) {
      return "'%s' is not a folder".formatted(Foreign.file(folder));
    }
    try {
      Files.delete(Files.createTempFile(folder, ".lenet-", ".tmp"));
      return null;
    } catch (IOException e) {
      return FileReason.of(e);
    }
  }

  /** The folder, or the nearest above it that exists. */
  private static Path present(Path folder) {
    Path present = folder.toAbsolutePath();
    while (!Files.exists(present) && present.getParent() != null) {
      present = present.getParent();
    }
    return present;
  }
}
