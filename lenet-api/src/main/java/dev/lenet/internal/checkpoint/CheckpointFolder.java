package dev.lenet.internal.checkpoint;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.error.TrainingException;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.file.FolderInUseException;
import dev.lenet.internal.file.FolderLock;
import dev.lenet.internal.log.Log;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one training, a file each, of which the two newest are kept. A file appears
 * under its name only when it is complete and on the disk, so whatever kills the process leaves at
 * least the one before.
 */
public final class CheckpointFolder {
  private static final System.Logger LOG = Log.of(CheckpointFolder.class);
  private static final Pattern NAME = Pattern.compile("checkpoint-\\d{9,18}\\.safetensors");
  private static final int KEPT = 2;

  private final Path directory;

  /** A folder that need not exist yet. */
  public CheckpointFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * Holds the folder, which is made if it does not exist, against other trainings until the lock is
   * closed. Deletes what a killed process left of a file that it was writing.
   *
   * @throws TrainingException of code {@code CHECKPOINT_IN_USE} if another training holds it, and
   *     {@code CHECKPOINT_ACCESS} if it cannot be written to
   */
  public FolderLock hold() {
    try {
      return FolderLock.prepare(directory);
    } catch (FolderInUseException e) {
      throw new TrainingException(ErrorCode.CHECKPOINT_IN_USE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new TrainingException(
          ErrorCode.CHECKPOINT_ACCESS,
          "The folder %s cannot take checkpoints: %s".formatted(this, FileReason.of(e)),
          e);
    }
  }

  /**
   * Checks that there are no checkpoints that new ones would push out.
   *
   * @throws TrainingException of code {@code CHECKPOINT_EXISTS} if there are
   */
  public void requireEmpty() {
    List<Path> present = newestFirst();
    if (!present.isEmpty()) {
      throw new TrainingException(
          ErrorCode.CHECKPOINT_EXISTS,
          "A training was to begin, but %s holds the checkpoints of another, such as %s. Resume it, delete them, or name another folder"
              .formatted(this, present.get(0).getFileName()));
    }
  }

  /** Whether there is a checkpoint. */
  public boolean isPresent() {
    return !newestFirst().isEmpty();
  }

  /**
   * The checkpoints to go on from, the newest first.
   *
   * @throws TrainingException of code {@code CHECKPOINT_MISSING} if there is none
   */
  public List<Path> requirePresent() {
    List<Path> present = newestFirst();
    if (present.isEmpty()) {
      throw new TrainingException(
          ErrorCode.CHECKPOINT_MISSING,
          "A training was to go on, but there is no checkpoint (checkpoint-<step>.safetensors) in %s"
              .formatted(this));
    }
    return present;
  }

  /**
   * Reads the newest checkpoint; if it is damaged, the one before.
   *
   * @throws TrainingException of code {@code CHECKPOINT_MISSING} if there is none
   * @throws ModelFileException if all are damaged
   */
  public Checkpoint newest() {
    List<Path> files = requirePresent();
    for (Path file : files.subList(0, files.size() - 1)) {
      try {
        return CheckpointFile.read(file);
      } catch (ModelFileException e) {
        LOG.log(Level.WARNING, "A checkpoint is left out. " + e.reason());
      }
    }
    return CheckpointFile.read(files.get(files.size() - 1));
  }

  /**
   * Writes a checkpoint, then deletes all but the two newest. The caller {@link #hold holds} the
   * folder.
   *
   * @throws TrainingException of code {@code CHECKPOINT_ACCESS} if that fails; the older ones are
   *     still there
   */
  public void save(Checkpoint checkpoint) {
    Path file = directory.resolve("checkpoint-%09d.safetensors".formatted(checkpoint.step()));
    try {
      Files.createDirectories(directory);
      CheckpointFile.write(checkpoint, file);
      for (Path old : newestFirst().stream().skip(KEPT).toList()) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      throw unwritable(file, FileReason.of(e), e);
    } catch (ModelFileException e) {
      throw unwritable(file, e.reason(), e);
    }
  }

  private static TrainingException unwritable(Path file, String reason, Exception cause) {
    return new TrainingException(
        ErrorCode.CHECKPOINT_ACCESS,
        "The checkpoint %s cannot be written: %s".formatted(Foreign.file(file), reason),
        cause);
  }

  /** Its path, as a message quotes it. */
  @Override
  public String toString() {
    return Foreign.file(directory);
  }

  private List<Path> newestFirst() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new TrainingException(
          ErrorCode.CHECKPOINT_ACCESS,
          "Checkpoints in %s cannot be listed: %s".formatted(this, FileReason.of(e)),
          e);
    }
  }

  private static long step(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
  }
}
