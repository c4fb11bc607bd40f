package dev.lenet.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.internal.text.Foreign;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A checkpoint's metadata")
class CheckpointHeaderTest {
  @Test
  @DisplayName(
      "is the JSON that Jackson's mapper makes of it, as in version 0.1's first checkpoints")
  void isTheMappers() {
    CheckpointHeader header =
        new CheckpointHeader(
            new RunIdentity("djl", "2.7.1", "\"linux\" \u00e9", 2),
            new TrainingData(60_000, "ab12", 5_000, "cd34"),
            "lenet5, weights of SHA-256 ef56",
            new Progress(3, 4, 256, 1e-5, 250, 0.1, 123456789.125),
            List.of(
                new EpochResult(1, 0.5, 0.25, null, null, 1, 2e22),
                new EpochResult(2, 2e-3, 1, 0.1, 0.75, 0, 3)),
            1_722);
    assertEquals(new JsonMapper().writeValueAsString(header), header.write());
    assertEquals(header, CheckpointHeader.read(header.write()));
  }

  @Test
  @DisplayName("is quoted in one line of bounded length, whatever is in it")
  void isQuotedPlainly() {
    String evil = "\u001b[2J\n100.00%\u202e" + "x".repeat(1_000_000);
    RunIdentity then = new RunIdentity(evil, evil, evil, 1);
    for (String difference : then.differencesTo(new RunIdentity("djl", "2", "cpu", 2))) {
      assertTrue(Foreign.isPlain(difference) && difference.length() < 500, difference);
    }
    String run = "{\"run\":{\"backend\":[\"\u202e" + "x".repeat(1_000_000) + "\"]}}";
    var e = assertThrows(IllegalArgumentException.class, () -> CheckpointHeader.read(run));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("run: backend: found [\"\\u202exxx"), message);
    assertTrue(Foreign.isPlain(message) && message.length() < 500, message);
  }
}
