package dev.lenet.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.serve.Client.Answer;
import dev.lenet.fuzz.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigitServerTest {
  private static final String PNG = "image/png";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final String HERE = "127.0.0.1";
  private static final Limits USUAL = Limits.usual();

  private final byte[] form = file();
  private final ModelFile model = ModelFile.pretrained();
  private final Engines engines = Engines.open("java", model);
  private final DigitReader reader =
      DigitReader.builder().backend(engines.backend()).model(model).open();
  private final Epochs noEpochs = Epochs.open(engines.backend(), null);
  private final MisreadDigits none =
      MisreadDigits.of(
          engines.model(),
          () -> {
            throw new DataException(ErrorCode.DATA_MISSING, "none");
          });
  private final Looks looks = new Looks(reader, engines, noEpochs, none);
  private final DigitServer server = start(USUAL);
  private final Client client = client(server);

  private static byte[] file() {
    try {
      return Files.readAllBytes(Path.of("..", "docs", "form.jpg"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Client client(DigitServer server) {
    try {
      return new Client(server);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private DigitServer start(Limits limits, String... origins) {
    return start(limits, HERE, looks, origins);
  }

  private static DigitServer start(Limits limits, String host, Looks looks, String... origins) {
    try {
      return DigitServer.start(new DigitServer.Settings(host, 0, List.of(origins), limits), looks);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Limits limits(int bytes, long bytesOfAll, Duration body, Duration idle) {
    return new Limits(
        bytes,
        bytesOfAll,
        USUAL.readings(),
        USUAL.waiting(),
        USUAL.delay(),
        body,
        idle,
        USUAL.connections());
  }

  @BeforeAll
  void warm() throws Exception {
    assertEquals(200, client.post("/api/look", "image/jpeg", form).status());
  }

  @AfterAll
  void close() {
    server.close();
    none.close();
    reader.close();
    engines.close();
  }

  @Test
  @DisplayName("reads a picture that is the body, a field of a form, or of no type")
  void reads() throws Exception {
    String expected = looks.read(Picture.read(form));
    Answer raw = client.post("/api/read", "image/jpeg", form);
    assertEquals(200, raw.status(), raw.body());
    assertEquals("5437", raw.json().get("text").asString());
    assertEquals(expected, raw.body());
    assertEquals(expected, client.form("/api/read", "picture", form).body());
    assertEquals(expected, client.post("/api/read", "application/octet-stream", form).body());
    assertEquals(
        expected, client.send("POST", "/api/read", BodyPublishers.ofByteArray(form)).body());
  }

  @TestFactory
  @DisplayName("answers as described what fuzzing began with or found")
  Stream<DynamicTest> foundInputs() throws IOException {
    return Inputs.replay("UploadTarget", input -> UploadTarget.send(input, client));
  }

  @Test
  @DisplayName("shows of each digit what every backend says, the maps, and what the network saw")
  void looks() throws Exception {
    JsonNode setup = client.get("/api/setup").json();
    assertEquals(61_706, setup.get("parameters").asInt());
    assertEquals(0.8, setup.get("sureFrom").asDouble());
    JsonNode look = client.form("/api/look", "picture", form).json();
    assertEquals(528, look.get("width").asInt());
    assertEquals(0, look.get("more").asInt());
    assertEquals(4, look.get("digits").size());
    for (JsonNode digit : look.get("digits")) {
      assertEquals(784, digit.get("seen").size());
      assertEquals(setup.get("backends").size(), digit.get("backends").size());
      for (int i = 0; i < setup.get("backends").size(); i++) {
        JsonNode backend = digit.get("backends").get(i);
        assertEquals(setup.get("backends").get(i).get("name"), backend.get("name"));
        assertEquals(10, backend.get("probabilities").size());
      }
      assertTrue(digit.get("difference").asDouble() < 1e-4, digit::toString);
      JsonNode maps = digit.get("maps");
      assertEquals("C1", maps.get(0).get("layer").asString());
      assertEquals(6, maps.get(0).get("values").size());
      assertEquals(784, maps.get(0).get("values").get(0).size());
      assertEquals("C3", maps.get(1).get("layer").asString());
      assertEquals(16, maps.get(1).get("values").size());
      assertEquals(100, maps.get(1).get("values").get(0).size());
    }
  }

  @Test
  @DisplayName("squeezes the whole picture if it is not to be formed")
  void squeezes() throws Exception {
    JsonNode look = client.post("/api/look?form=false", "image/jpeg", form).json();
    assertEquals(1, look.get("digits").size());
    assertEquals(look.get("width"), look.get("digits").get(0).get("box").get("width"));
  }

  @Test
  @DisplayName("answers what it describes, and describes what it answers")
  void describes() throws Exception {
    Set<String> answered = new TreeSet<>();
    for (String path :
        List.of(
            "/api/setup", "/api/health", "/metrics", "/openapi.json", "/api/read", "/api/look")) {
      Answer get = client.get(path);
      assertTrue(get.status() == 200 || get.status() == 405, get::body);
      answered.add((get.status() == 200 ? "GET " : "POST ") + path);
    }
    assertEquals(new Description().operations(), answered);
    assertEquals("3.1.0", client.get("/openapi.json").json().get("openapi").asString());
  }

  @Test
  @DisplayName("serves the page from the jar, with a mark by which a browser knows it again")
  void servesThePage() throws Exception {
    Answer page = client.get("/");
    assertEquals(200, page.status());
    assertTrue(page.type().startsWith("text/html"), page::type);
    String mark = page.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, client.get("/index.html", "If-None-Match", mark).status());
    assertEquals("", client.send("HEAD", "/", BodyPublishers.noBody()).body());
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.startsWith("default-src 'none'; "), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404, NOT_FOUND",
    "POST, /nothing, 405, METHOD",
    "GET, /../openapi.json, 400, REQUEST",
    "GET, /%2e%2e/openapi.json, 400, REQUEST",
    "GET, /api/read, 405, METHOD",
    "PUT, /api/read, 405, METHOD",
    "POST, /api/setup, 405, METHOD",
    "DELETE, /, 405, METHOD",
    "TRACE, /, 405, METHOD",
    "OPTIONS, /, 405, METHOD",
    "OPTIONS, /nothing, 405, METHOD",
    "OPTIONS, /api/read, 405, METHOD",
    "OPTIONS, *, 405, METHOD",
    "BREW, /metrics, 405, METHOD"
  })
  @DisplayName("refuses other paths and methods")
  void refusesOthers(String method, String path, int status, String code) throws Exception {
    String answer =
        raw(
            server,
            "%s %s HTTP/1.1\nHost: localhost\nConnection: close\n\n".formatted(method, path));
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    assertTrue(answer.contains("\"" + code + "\""), answer);
    assertEquals(status == 405, answer.contains("\r\nAllow: "), answer);
  }

  private static String raw(DigitServer at, String request) throws IOException {
    try (RawConnection connection = new RawConnection(at)) {
      return connection.send(request).rest();
    }
  }

  @Test
  @DisplayName("says what is wrong with a body that is no picture")
  void refusesWhatIsNoPicture() throws Exception {
    byte[] text = "five thousand four hundred".getBytes(UTF_8);
    client.post("/api/read", PNG, text).require(422, "PICTURE_UNKNOWN");
    client.post("/api/look", PNG, text).require(422, "PICTURE_UNKNOWN");
    client.post("/api/read", PNG, new byte[0]).require(422, "PICTURE_DAMAGED");
    client.post("/api/read", PNG, bomb(50_000, 50_000)).require(422, "PICTURE_TOO_LARGE");
    client.post("/api/read", PNG, bomb(1, 1_000_000)).require(422, "PICTURE_TOO_LARGE");
    client.post("/api/read", PNG, bomb(10_000, 5_001)).require(422, "PICTURE_TOO_LARGE");
    client.post("/api/read", PNG, bomb(10_000, 5_000)).require(422, "PICTURE_DAMAGED");
    client.post("/api/read", "text/plain", text).require(415, "CONTENT_TYPE");
    client
        .post("/api/read", "application/x-www-form-urlencoded", form)
        .require(415, "CONTENT_TYPE");
  }

  @Test
  @DisplayName("says what is wrong with a form, a parameter, or a body that is compressed")
  void refusesOtherForms() throws Exception {
    String type = "multipart/form-data";
    client.form("/api/read", "photo", form).require(400, "FORM");
    client.post("/api/read", type + "; boundary=x", form).require(400, "FORM");
    Answer boundless = client.post("/api/read", type, form).require(400, "FORM");
    assertTrue(boundless.body().contains("no boundary"), boundless::body);
    byte[] twice =
        "--x\r\n%1$s\r\n\r\na\r\n--x\r\n%1$s\r\n\r\nb\r\n--x--\r\n"
            .formatted("Content-Disposition: form-data; name=\"picture\"")
            .getBytes(UTF_8);
    Answer two = client.post("/api/read", type + "; boundary=x", twice).require(400, "FORM");
    assertTrue(two.body().contains("2 fields 'picture'; send one"), two::body);
    for (String query : List.of("form=nonsense", "form=0", "form=", "form=true&form=false")) {
      Answer answer = client.post("/api/look?" + query, PNG, form).require(400, "PARAMETER");
      assertTrue(answer.body().contains("true or false"), answer::body);
    }
    String encoding = "Content-Encoding";
    client.post("/api/read", PNG, form, encoding, "gzip").require(415, "CONTENT_ENCODING");
    assertEquals(200, client.post("/api/read", PNG, form, encoding, "identity").status());
    assertEquals(200, client.post("/api/look?form=true&other=1", PNG, form).status());
  }

  /** A PNG that says that it has so many pixels. */
  private static byte[] bomb(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeBytes("IHDR");
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 0, 0, 0, 0});
    CRC32 check = new CRC32();
    check.update(header.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeInt(13);
    out.write(header.toByteArray());
    out.writeInt((int) check.getValue());
    return file.toByteArray();
  }

  @Test
  @DisplayName("repeats nothing of what it was sent")
  void repeatsNothing() throws Exception {
    String mark = "<script>mark</script>";
    String coded = "%3Cscript%3Emark%3C/script%3E";
    for (Answer answer :
        List.of(
            client.get("/" + coded),
            client.get("/api/setup?" + coded),
            client.post("/api/read?" + coded, PNG, mark.getBytes(UTF_8)),
            client.post("/api/read", "text/mark", mark.getBytes(UTF_8)),
            client.form("/api/read", "mark", form))) {
      assertFalse(answer.body().contains("mark"), answer::body);
      assertFalse(answer.headers().toString().contains("mark"), answer::toString);
    }
  }

  @Test
  @DisplayName("answers what is no HTTP, or has too long a header, with a problem too")
  void answersNonsense() throws Exception {
    for (String request :
        List.of(
            "nonsense\n\n",
            "GET / HTTP/1.1\nHost: localhost\nX-Long: " + "x".repeat(10_000) + "\n\n",
            "GET / HTTP/1.1\nHost: localhost\nHost: other\nConnection: close\n\n")) {
      String answer = raw(server, request);
      assertTrue(answer.matches("(?s)HTTP/1.1 4\\d\\d .*"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertTrue(answer.contains("nosniff"), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/9.9\nHost: localhost\n\n",
        "GET  HTTP/1.1\nHost: localhost\n\n",
        "GET / HTTP/1.1\nHost: localhost\nExpect: nonsense\n\n",
        "GET / HTTP/1.1\nHost: a b \u009b31m\n\n",
        "GET / HTTP/1.1\nHost: 127.0.0.1:1:2\n\n"
      })
  @DisplayName("blames the request for what it breaks, and logs nothing of it")
  void blamesTheRequest(String request) throws Exception {
    PrintStream standard = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, UTF_8));
    String answer;
    try {
      answer = raw(server, request);
    } finally {
      System.setErr(standard);
    }
    assertTrue(answer.contains("\"REQUEST\""), answer);
    assertEquals("", log.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "10.0.0.1"})
  @DisplayName("at loopback answers under no other name, which a site could let point here")
  void refusesOtherHosts(String host) throws Exception {
    String request = "GET /api/setup HTTP/1.1\nHost: %s:80\nConnection: close\n\n".formatted(host);
    assertTrue(raw(server, request).contains("\"HOST\""));
    assertTrue(raw(server, request.replace(host, "localhost")).startsWith("HTTP/1.1 200 "));
    assertTrue(raw(server, request.replace(host, "[::1]")).startsWith("HTTP/1.1 200 "));
  }

  @Test
  @DisplayName("takes pictures from other sites' pages only if it is told to")
  void refusesOtherSites() throws Exception {
    String[] other = {"Origin", "https://example.org", "Sec-Fetch-Site", "cross-site"};
    Answer refused = client.post("/api/read", PNG, form, other).require(403, "ORIGIN");
    assertTrue(refused.headers().firstValue(ALLOWED).isEmpty(), refused::toString);
    assertTrue(client.get("/api/setup", other).headers().firstValue(ALLOWED).isEmpty());
    assertEquals(
        200, client.post("/api/read", PNG, form, "Sec-Fetch-Site", "same-origin").status());
    try (DigitServer open = start(USUAL, "https://example.org")) {
      Client abroad = new Client(open);
      Answer answer = abroad.post("/api/read", PNG, form, other);
      assertEquals(200, answer.status());
      assertEquals("https://example.org", answer.headers().firstValue(ALLOWED).orElseThrow());
      abroad
          .post(
              "/api/read",
              PNG,
              form,
              "Origin",
              "https://exampleXorg",
              "Sec-Fetch-Site",
              "cross-site")
          .require(403, "ORIGIN");
    }
  }

  @Test
  @DisplayName("at other addresses, where browsers name no site, compares the origin with the host")
  void comparesOriginAndHost() throws Exception {
    String request =
        "POST /api/read HTTP/1.1\nHost: digits.lan:8080\nOrigin: %s\nContent-Length: 0\nConnection: close\n\n";
    try (DigitServer open = start(USUAL, "0.0.0.0", looks)) {
      for (String other :
          List.of("http://evil.example", "http://digits.lan", "http://digits.lan:80", "null")) {
        assertTrue(raw(open, request.formatted(other)).contains("\"ORIGIN\""), other);
      }
      String own = raw(open, request.formatted("http://digits.lan:8080"));
      assertTrue(own.startsWith("HTTP/1.1 422 "), own);
    }
  }

  /** A request to read, but for its body. */
  private static String post(String... headers) {
    return "POST /api/read HTTP/1.1\nHost: localhost\nContent-Type: image/jpeg\n%s\n\n"
        .formatted(String.join("\n", headers));
  }

  @Test
  @DisplayName("refuses a body that is announced as too large before it has arrived")
  void refusesAnnouncedBodies() throws Exception {
    try (RawConnection connection = new RawConnection(server)) {
      connection.send(post("Content-Length: 52428800") + "PNG");
      assertEquals("HTTP/1.1 413 Payload Too Large", connection.line());
      // and listens on, so that a client that sends before it reads gets the answer too
      connection.send(new byte[20 << 20]);
    }
  }

  @Test
  @DisplayName("refuses a body without a length when it has sent too much, and goes on")
  void refusesEndlessBodies() throws Exception {
    int most = 1 << 20;
    byte[] chunk = new byte[1 << 16];
    try (DigitServer small = start(limits(most, most, USUAL.body(), USUAL.idle()));
        RawConnection connection = new RawConnection(small)) {
      connection.send(post("Transfer-Encoding: chunked"));
      int sent = 0;
      while (!connection.hasAnswer() && sent < 50 << 20) {
        connection.send("10000\n").send(chunk).send("\n");
        sent += chunk.length;
      }
      assertEquals("HTTP/1.1 413 Payload Too Large", connection.line());
      assertTrue(sent < 50 << 20, "it took everything");
      assertEquals(200, new Client(small).get("/api/health").status());
    }
  }

  @Test
  @DisplayName("tells a client that sends 50 MB that this is too much, instead of breaking off")
  void tellsWhoSendsTooMuch() throws Exception {
    byte[] large = new byte[50 << 20];
    client.post("/api/read", PNG, large).require(413, "BODY_TOO_LARGE");
    assertEquals(200, client.get("/api/health").status());
  }

  @Test
  @DisplayName("waits neither for a body that stops nor for one that trickles")
  void refusesSlowBodies() throws Exception {
    String head = post("Content-Length: 100000");
    Duration shortly = Duration.ofMillis(300);
    try (DigitServer impatient = start(limits(1 << 20, 1 << 20, Duration.ofMinutes(1), shortly));
        RawConnection stopped = new RawConnection(impatient)) {
      stopped.send(head + "a few bytes");
      assertEquals("HTTP/1.1 408 Request Timeout", stopped.line());
    }
    try (DigitServer impatient = start(limits(1 << 20, 1 << 20, shortly, Duration.ofMinutes(1)));
        RawConnection trickling = new RawConnection(impatient)) {
      trickling.send(head);
      for (int i = 0; i < 1000 && !trickling.hasAnswer(); i++) {
        trickling.send("x");
        Thread.sleep(20);
      }
      assertEquals("HTTP/1.1 408 Request Timeout", trickling.line());
      assertEquals(200, new Client(impatient).get("/api/health").status());
    }
  }

  @Test
  @DisplayName("refuses bodies for which there is no room, and says when to try again")
  void refusesWithoutRoom() throws Exception {
    try (DigitServer full = start(limits(1 << 20, 100, USUAL.body(), USUAL.idle()))) {
      Client at = new Client(full);
      Answer busy = at.post("/api/read", PNG, form).require(503, "BUSY");
      assertEquals("1", busy.headers().firstValue("Retry-After").orElseThrow());
      String metrics = at.get("/metrics").body();
      assertTrue(metrics.contains("lenet_bodies_bytes 0.0"), metrics);
      assertTrue(
          metrics.contains(
              "lenet_refused_total{code=\"BUSY\",path=\"/api/read\",status=\"503\"} 1.0"),
          metrics);
    }
  }

  @Test
  @DisplayName(
      "answers each of 200 readings at once with the number or with 503, and the next one too")
  void answersManyAtOnce() throws Exception {
    Limits few =
        new Limits(
            USUAL.bytes(),
            USUAL.bytesOfAll(),
            1,
            4,
            USUAL.delay(),
            USUAL.body(),
            USUAL.idle(),
            USUAL.connections());
    try (DigitServer small = start(few)) {
      Client at = new Client(small);
      Map<Integer, Long> statuses = inParallel(200, () -> at.post("/api/read", "image/jpeg", form));
      assertTrue(Set.of(200, 503).containsAll(statuses.keySet()), statuses::toString);
      assertTrue(statuses.containsKey(200), statuses::toString);
      assertEquals(200, at.post("/api/read", "image/jpeg", form).status());
      String metrics = at.get("/metrics").body();
      assertTrue(metrics.contains("lenet_bodies_bytes 0.0"), metrics);
    }
  }

  private static Map<Integer, Long> inParallel(int number, Callable<Answer> request)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      List<Callable<Answer>> requests = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        requests.add(request);
      }
      Map<Integer, Long> statuses = new TreeMap<>();
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        Answer got = answer.get();
        if (got.status() == 200) {
          assertEquals("5437", got.json().get("text").asString());
        }
        statuses.merge(got.status(), 1L, Long::sum);
      }
      return statuses;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  @DisplayName("answers what it has begun to receive before it stops")
  void stopsWhenAllIsAnswered() throws Exception {
    DigitServer stopping = start(USUAL);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (RawConnection connection = new RawConnection(stopping)) {
      connection.send(
          post("Expect: 100-continue", "Connection: close", "Content-Length: " + form.length));
      assertEquals("HTTP/1.1 100 Continue", connection.line());
      Future<?> stopped = thread.submit(stopping::close);
      connection.send(form);
      String answer = connection.rest();
      assertTrue(answer.contains("HTTP/1.1 200 OK"), answer);
      assertTrue(answer.contains("\"5437\""), answer);
      stopped.get();
    } finally {
      thread.shutdown();
      stopping.close();
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  @DisplayName("shows the epochs of a training, and the misread test digits that are most alike")
  void showsEpochsAndMisread(@TempDir Path folder) throws Exception {
    Dataset noise = noise();
    train(noise, folder);
    try (Epochs epochs = Epochs.open(engines.backend(), folder);
        MisreadDigits misread = MisreadDigits.of(engines.model(), () -> noise);
        DigitServer full = start(USUAL, HERE, new Looks(reader, engines, epochs, misread))) {
      Client at = new Client(full);
      JsonNode setup = at.get("/api/setup").json();
      assertEquals("[1,2]", setup.get("epochs").toString());
      assertTrue(setup.get("misread").asBoolean());
      assertFalse(setup.get("lastAnswers").asBoolean(), "the pretrained model answers");
      JsonNode digit = digit(at);
      while (digit.get("nearest").isEmpty()) { // until the thread has found them
        digit = digit(at);
      }
      for (JsonNode nearest : digit.get("nearest")) {
        int index = nearest.get("index").asInt();
        int label = nearest.get("label").asInt();
        int predicted = nearest.get("predicted").asInt();
        assertEquals(noise.label(index), label);
        assertEquals(engines.model().predict(noise.image(index)).label(), predicted);
        assertTrue(Set.of(label, predicted).contains(digit.get("digit").asInt()));
      }
      assertEquals(2, digit.get("epochs").size());
      assertEquals(2, digit.get("epochs").get(1).get("epoch").asInt());
    }
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("shows no misread test digits if there are no images, or they cannot be read")
  void showsNoneMisread(RuntimeException reason) throws Exception {
    MisreadDigits failing =
        MisreadDigits.of(
            engines.model(),
            () -> {
              throw reason;
            });
    try (failing;
        DigitServer without = start(USUAL, HERE, new Looks(reader, engines, noEpochs, failing))) {
      Client at = new Client(without);
      at.get("/api/setup"); // begins to look for them
      failing.close(); // waits for that
      assertFalse(at.get("/api/setup").json().get("misread").asBoolean());
    }
  }

  static List<RuntimeException> showsNoneMisread() {
    return List.of(
        new DataException(ErrorCode.DATA_MISSING, "none"), new IllegalStateException("a defect"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:127.0.0.1", "[::ffff:127.0.0.1]", "localhost"})
  @DisplayName("says where it listens, at IPv6 addresses too, with and without brackets")
  void saysWhereItListens(String host) throws Exception {
    try (DigitServer there = start(USUAL, host, looks)) {
      assertTrue(Set.of("[::ffff:127.0.0.1]", "localhost").contains(there.address().getHost()));
      assertEquals(200, new Client(there).get("/api/health").status());
    }
  }

  private JsonNode digit(Client at) throws IOException, InterruptedException {
    return at.post("/api/look", "image/jpeg", form).json().get("digits").get(0);
  }

  private static Dataset noise() {
    byte[] pixels = new byte[40 * 784];
    new Random(1).nextBytes(pixels);
    byte[] labels = new byte[40];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 10);
    }
    return Dataset.of("noise", new Shape(1, 28, 28), 10, pixels, labels);
  }

  private void train(Dataset data, Path folder) {
    NetworkSpec recipe = Specs.recipe("lenet5-fast");
    NetworkSpec spec =
        recipe.withTraining(recipe.training().toBuilder().epochs(2).validation(0).build());
    TrainingOptions options =
        TrainingOptions.builder().threads(1).checkpoints(folder).keepCheckpoints(true).build();
    try (Model fresh = engines.backend().newModel(spec)) {
      engines.backend().newTrainer(spec.training()).train(fresh, data, options);
    }
  }
}
