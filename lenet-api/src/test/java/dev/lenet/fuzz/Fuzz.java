package dev.lenet.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs targets, one after the other, each in a Jazzer of its own. Jazzer keeps what it learns in
 * {@code target/fuzz}, and goes on from there the next time.
 *
 * <p>System properties: {@code fuzz.seconds} and {@code fuzz.runs} end the run of each target, 0
 * for never; {@code fuzz.targets} takes only targets with this in their names.
 */
public final class Fuzz {
  /** A reader that needs a larger heap, for whatever input, is a finding. */
  private static final int MEGABYTES = 256;

  /** And one that takes longer. A busy machine does not take so long. */
  private static final int SECONDS = 60;

  /**
   * Classes that Jazzer does not watch, as that would take most of the time: loops over numbers and
   * pixels, and what handles the texts of messages and the names of files.
   */
  private static final List<String> UNWATCHED =
      List.of(
          "dev.lenet.backend.**",
          "dev.lenet.internal.ink.Extremes**",
          "dev.lenet.internal.ink.SmoothPaper**",
          "dev.lenet.internal.segmentation.Cuts**",
          "dev.lenet.internal.text.**",
          "dev.lenet.api.spec.Problems",
          "dev.lenet.data.DataFile",
          "dev.lenet.data.FuzzFolder",
          "dev.lenet.fuzz.**");

  private Fuzz() {}

  /** Takes the names of the targets' classes. Ends with 1 if one of them found something. */
  public static void main(String[] targets) throws IOException, InterruptedException {
    List<String> failed = new ArrayList<>();
    for (String target : targets) {
      if (target.contains(System.getProperty("fuzz.targets", "")) && run(target) != 0) {
        failed.add(target);
      }
    }
    if (!failed.isEmpty()) {
      System.err.println("Found by " + String.join(", ", failed) + "; see target/fuzz/*/found");
      System.exit(1);
    }
  }

  private static int run(String target) throws IOException, InterruptedException {
    String name = target.substring(target.lastIndexOf('.') + 1);
    Path learnt = Files.createDirectories(Path.of("target", "fuzz", name, "learnt"));
    Path found = Files.createDirectories(Path.of("target", "fuzz", name, "found"));
    System.out.println("Fuzzing " + target);
    List<String> command = new ArrayList<>(java());
    command.addAll(
        List.of(
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target,
            "--instrumentation_includes=dev.lenet.**",
            "--instrumentation_excludes=" + String.join(":", UNWATCHED),
            "--custom_hook_includes=dev.lenet.**",
            "--custom_hook_excludes=" + String.join(":", UNWATCHED),
            // a target connects to its own server
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
            "--reproducer_path=" + found,
            "-max_total_time=" + Integer.getInteger("fuzz.seconds", 60),
            "-runs=" + runs(),
            "-timeout=" + SECONDS,
            "-artifact_prefix=" + found + "/",
            learnt.toString(),
            Inputs.folder(name).toString()));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + MEGABYTES + "m",
        "-XX:+UseSerialGC",
        // most inputs are refused; a test that runs what was found again has the stack trace
        "-XX:-StackTraceInThrowable",
        "-classpath",
        System.getProperty("java.class.path"));
  }

  private static int runs() {
    int runs = Integer.getInteger("fuzz.runs", 0);
    return runs == 0 ? -1 : runs;
  }
}
