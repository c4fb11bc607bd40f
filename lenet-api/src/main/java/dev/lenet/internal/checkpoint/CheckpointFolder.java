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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one training, each in a file; the two newest are kept, or in addition those at
 * the ends of epochs. A file gets its name only when it is complete and on the disk, so a killed
 * process leaves at least the checkpoint before.
 */
public final class CheckpointFolder {
  private static final System.Logger LOG = Log.of(CheckpointFolder.class);
  private static final Pattern NAME = Pattern.compile("checkpoint-\\d{9,18}\\.safetensors");
  private static final int KEPT = 2;

  private final Path directory;

  /** A folder, which need not exist yet. */
  public CheckpointFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * Locks the folder against other trainings until the lock is closed. Creates it if it does not
   * exist, and deletes unfinished files of killed processes.
   *
   * @throws TrainingException of code {@code CHECKPOINT_IN_USE} if another training holds the lock,
   *     and {@code CHECKPOINT_ACCESS} if the folder cannot be written to
   */
  public FolderLock hold() {
    try {
      return FolderLock.prepare(directory);
    } catch (FolderInUseException e) {
      throw new TrainingException(ErrorCode.CHECKPOINT_IN_USE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw access("Checkpoints cannot be saved to the folder " + this, FileReason.of(e), e);
    }
  }

  /**
   * Checks that the folder has no checkpoints, which new ones would replace.
   *
   * @throws TrainingException of code {@code CHECKPOINT_EXISTS} if it has
   */
  public void requireEmpty() {
    List<Path> present = newestFirst();
    if (!present.isEmpty()) {
      throw new TrainingException(
          ErrorCode.CHECKPOINT_EXISTS,
          "The folder %s has checkpoints of another training, for example %s. Resume that training, delete its checkpoints, or choose another folder"
              .formatted(this, present.get(0).getFileName()));
    }
  }

  /** Whether there is a checkpoint. */
  public boolean isPresent() {
    return !newestFirst().isEmpty();
  }

  /**
   * The checkpoints, the newest first.
   *
   * @throws TrainingException of code {@code CHECKPOINT_MISSING} if the folder has none
   */
  public List<Path> requirePresent() {
    List<Path> present = newestFirst();
    if (present.isEmpty()) {
      throw new TrainingException(
          ErrorCode.CHECKPOINT_MISSING,
          "The folder %s has no checkpoint (checkpoint-<step>.safetensors)".formatted(this));
    }
    return present;
  }

  /**
   * Reads the newest checkpoint; if it is damaged, the one before.
   *
   * @throws TrainingException of code {@code CHECKPOINT_MISSING} if the folder has none, and {@code
   *     CHECKPOINT_ACCESS} if one cannot be read
   * @throws ModelFileException if all are damaged
   */
  public Checkpoint newest() {
    List<Path> files = requirePresent();
    for (Path file : files.subList(0, files.size() - 1)) {
      try {
        return read(file);
      } catch (ModelFileException e) {
        LOG.log(Level.WARNING, "Skipping a damaged checkpoint. " + e.reason());
      }
    }
    return read(files.get(files.size() - 1));
  }

  /**
   * The checkpoints at the ends of epochs, the first epoch first. Each is read when the stream
   * comes to it, and reading throws an exception as {@link #newest} does.
   */
  public Stream<Checkpoint> ofEpochs() {
    List<Path> files = new ArrayList<>(requirePresent());
    Collections.reverse(files);
    return files.stream().map(CheckpointFolder::read).filter(Checkpoint::isEndOfEpoch);
  }

  /** A file that cannot be read may be sound: nothing older replaces it. */
  private static Checkpoint read(Path file) {
    try {
      return CheckpointFile.read(file);
    } catch (ModelFileException e) {
      if (e.code() == ErrorCode.MODEL_FILE_ACCESS) {
        throw new TrainingException(
            ErrorCode.CHECKPOINT_ACCESS, "A checkpoint cannot be read. " + e.reason(), e);
      }
      throw e;
    }
  }

  /**
   * Writes a checkpoint, then deletes all but the two newest. The caller {@link #hold holds} the
   * folder.
   *
   * @param keepEpochs whether those at the ends of epochs stay too
   * @throws TrainingException of code {@code CHECKPOINT_ACCESS} if that fails; the older
   *     checkpoints remain
   */
  public void save(Checkpoint checkpoint, boolean keepEpochs) {
    Path file = directory.resolve("checkpoint-%09d.safetensors".formatted(checkpoint.step()));
    String what = "The checkpoint %s cannot be written".formatted(Foreign.file(file));
    try {
      Files.createDirectories(directory);
      CheckpointFile.write(checkpoint, file);
      for (Path old : newestFirst().stream().skip(KEPT).toList()) {
        if (!keepEpochs || step(old) % checkpoint.batchesPerEpoch() != 0) {
          Files.deleteIfExists(old);
        }
      }
    } catch (IOException e) {
      throw access(what, FileReason.of(e), e);
    } catch (ModelFileException e) {
      throw access(what, e.reason(), e);
    }
  }

  /**
   * Deletes all checkpoints.
   *
   * @throws TrainingException of code {@code CHECKPOINT_IN_USE} if another training holds the
   *     folder, and {@code CHECKPOINT_ACCESS} if a file cannot be deleted; the newest remain
   */
  public void deleteAll() {
    if (!isPresent()) {
      return;
    }
    FolderLock held = hold();
    try (held) {
      List<Path> files = newestFirst();
      for (int i = files.size() - 1; i >= 0; i--) {
        Files.deleteIfExists(files.get(i));
      }
    } catch (IOException e) {
      throw access("Checkpoints in %s cannot be deleted".formatted(this), FileReason.of(e), e);
    }
  }

  private static TrainingException access(String what, String reason, Exception cause) {
    return new TrainingException(
        ErrorCode.CHECKPOINT_ACCESS, "%s: %s".formatted(what, reason), cause);
  }

  /** The path, as messages quote it. */
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
      throw access("Checkpoints in %s cannot be listed".formatted(this), FileReason.of(e), e);
    }
  }

  private static long step(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
  }
}
