package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("once")
@DisplayName("lenet bench")
class BenchCommandTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"djl", "dl4j"})
  @DisplayName("measures training, reading, start and memory")
  void all(String backend) throws IOException {
    JsonNode json =
        bench(SmallMnist.in(folder), "--backend", backend, "--json").requireDone().json();
    assertEquals(backend, json.get("backend").stringValue());
    assertEquals("small", json.get("spec").stringValue());
    for (String key :
        List.of(
            "threads",
            "trainImagesPerSecond",
            "trainImagesPerSecondBatch256",
            "predictImagesPerSecond",
            "startupMillis")) {
      assertTrue(json.get(key).longValue() > 0, key);
    }
    JsonNode latency = json.get("predictLatencyMicros");
    double p50 = latency.get("p50").doubleValue();
    assertTrue(p50 > 0 && p50 <= latency.get("p99").doubleValue(), latency::toString);
    JsonNode callers = json.get("callersImagesPerSecond");
    assertEquals(List.of("1", "2", "8"), List.copyOf(callers.propertyNames()));
    callers.forEach(rate -> assertTrue(rate.longValue() > 0, callers::toString));
    if (OS.LINUX.isCurrentOs()) {
      assertTrue(json.get("peakRssMiB").longValue() > 50, json::toString);
      assertTrue(json.get("peakRssMiBReading").longValue() > 20, json::toString);
    }
  }

  @Test
  @DisplayName("describes its figures, also of images that the pretrained model cannot read")
  void words() throws IOException {
    Cli cli =
        bench(SmallMnist.noise(folder, 33), "--backend", "java", "--threads", "1").requireDone();
    for (String part :
        List.of(
            "java (Java ",
            "batches of 64",
            "callers: 8",
            "first digit",
            " ms",
            "\u00b5s",
            "most memory while training",
            "most memory while reading")) {
      assertTrue(cli.out().contains(part), cli.out());
    }
    assertTrue(cli.err().contains("measuring start-up"), cli.err());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0", "-1", "NaN", "1e9"})
  @DisplayName("refuses impossible times with exit code 2")
  void badTimes(String seconds) {
    Cli.run("bench", "--backend", "djl", "--seconds", seconds).requireRefusal(2, "--seconds must");
  }

  private static Cli bench(SmallMnist images, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "bench",
                "--spec",
                images.spec().toString(),
                "--data",
                images.data().toString(),
                "--seconds",
                "0.2"));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(String[]::new));
  }
}
