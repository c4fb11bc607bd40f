package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The script for the shell's completion, run by bash,")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no bash")
class CompletionCommandTest {
  /** Prints what the script proposes for the last of its arguments, as bash asks it. */
  private static final String ASK =
      """
      compopt() { :; }  # changes what an interactive shell does with the answer
      source ./completion
      COMP_WORDS=("$@")
      COMP_CWORD=$(( $# - 1 ))
      _complete_lenet
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "ev, evaluate",
    "train --spec lenet5-, lenet5-1998 lenet5-1998-distorted lenet5-best lenet5-fast lenet5-finetune",
    "train --spec m, my.json",
    "train --from s, scans",
    "spec show m, my.json",
    "train --backend d, djl dl4j",
    "train --from p, pretrained",
    "evaluate --model p, pretrained",
    "predict --sure, --sure-from",
    "predict fo, form.jpg",
    "predict --json form.jpg s, scans",
    "train --out s, scans",
    "spec show lenet5-b, lenet5-best",
    "spec validate m, my.json"
  })
  @DisplayName("completes commands, options, recipes, backends, models and files")
  void completes(String typed, String proposed) throws Exception {
    assertEquals(Set.of(proposed.split(" ")), proposals("lenet " + typed));
  }

  @Test
  @DisplayName("knows every command")
  void commands() throws Exception {
    Set<String> known = proposals("lenet ");
    assertTrue(
        known.containsAll(Set.of("train", "predict", "serve", "doctor", "completion")),
        () -> "" + known);
  }

  private Set<String> proposals(String typed) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("completion"), Cli.run("completion").requireDone().out());
    Files.writeString(folder.resolve("form.jpg"), "");
    Files.writeString(folder.resolve("my.json"), "");
    Files.createDirectories(folder.resolve("scans"));
    Path ask = Files.writeString(folder.resolve("ask"), ASK);
    ProcessBuilder bash = new ProcessBuilder("bash", ask.toString());
    bash.command().addAll(List.of(typed.split(" ", -1)));
    Process process = bash.directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return new TreeSet<>(printed.lines().filter(line -> !line.isEmpty()).toList());
  }
}
