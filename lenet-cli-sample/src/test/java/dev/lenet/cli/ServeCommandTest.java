package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("lenet serve")
class ServeCommandTest {
  private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+/)\\R");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals cannot be sent there by a command")
  @DisplayName("says where it listens, reads as predict does, and stops cleanly when told to")
  void servesUntilItIsStopped(String signal) throws Exception {
    Path picture = Path.of("..", "docs", "form.jpg");
    ChildProcess child = new ChildProcess(folder);
    Process serving = child.start("serve", "--port", "0", "--backend", "java");
    try {
      URI address = address(serving, child);
      HttpRequest read =
          HttpRequest.newBuilder(address.resolve("api/read"))
              .header("Content-Type", "image/jpeg")
              .POST(BodyPublishers.ofFile(picture))
              .build();
      String entry = HttpClient.newHttpClient().send(read, BodyHandlers.ofString()).body();
      Cli predicted =
          Cli.run(Files.readAllBytes(picture), "predict", "-", "--json", "--backend", "java");
      assertEquals(
          predicted.requireDone().json().get("predictions").get(0).toString(),
          new Cli(0, entry, "").json().toString());
      assertEquals(
          0, new ProcessBuilder("kill", "-" + signal, "" + serving.pid()).start().waitFor());
      Cli stopped = child.result(serving);
      assertEquals(signal.equals("INT") ? ExitCode.INTERRUPTED : 128 + 15, stopped.code());
      assertEquals("", stopped.out());
      assertEquals("Listening on " + address, stopped.err().strip());
    } finally {
      serving.destroyForcibly();
    }
  }

  private static URI address(Process serving, ChildProcess child) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (true) {
      Matcher line = LISTENING.matcher(child.errSoFar());
      if (line.find()) {
        return URI.create(line.group(1));
      }
      assertTrue(serving.isAlive() && System.nanoTime() < end, child::errSoFar);
      Thread.sleep(20);
    }
  }

  @Test
  @DisplayName("says that the port is taken, and ends")
  void portIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Cli.run("serve", "--port", port, "--backend", "java")
          .requireRefusal(1, "127.0.0.1, port " + port, "Choose another --port");
    }
  }

  @Test
  @DisplayName("shows the epochs of a training, and reads with the model of that training")
  void showsTraining() throws Exception {
    SmallMnist noise = SmallMnist.noise(folder, 32);
    Path out = folder.resolve("out");
    Cli.run(noise.arguments("train", out, "--epochs", "3", "--keep-checkpoints")).requireDone();
    String training = out.resolve("checkpoints").toString();
    JsonNode own = setup("--training", training);
    assertEquals("[1,2,3]", own.get("epochs").toString());
    assertTrue(own.get("lastAnswers").asBoolean());
    assertFalse(
        setup("--training", training, "--model", "pretrained").get("lastAnswers").asBoolean());
  }

  /** What a server says of itself. */
  private JsonNode setup(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--backend", "java"));
    all.addAll(List.of(arguments));
    ChildProcess child = new ChildProcess(folder);
    Process serving = child.start(all.toArray(new String[0]));
    try {
      URI setup = address(serving, child).resolve("api/setup");
      HttpRequest get = HttpRequest.newBuilder(setup).build();
      String body = HttpClient.newHttpClient().send(get, BodyHandlers.ofString()).body();
      return new Cli(0, body, "").json();
    } finally {
      serving.destroyForcibly();
    }
  }

  @Test
  @DisplayName("refuses wrong options before it starts anything")
  void refusesWrongOptions() {
    Cli.run("serve", "--port", "70000").requireRefusal(2, "from 0 to 65535, not 70000");
    for (String origin : new String[] {"*", "example.org", "https://example.org/", "null", ""}) {
      Cli.run("serve", "--cors", origin).requireRefusal(2, "--cors takes an origin");
    }
    String missing = folder.resolve("missing").toString();
    Cli.run("serve", "--data", missing).requireRefusal(3, missing);
    Cli.run("serve", "--backend", "java", "--port", "0", "--training", missing)
        .requireRefusal(2, missing, "no checkpoint");
    Cli.run("serve", "--backend", "java", "--port", "0", "--host", "256.1.1.1")
        .requireRefusal(1, "256.1.1.1", "no such host");
  }
}
